package dev.repwatch.checks.message.engine;

/** One spam filter that runs beside. Trouble of the filter is an {@link Opinion.Unknown}, never no points. */
public interface SpamFilter {

    Opinion ask(FilteredMessage message);
}
