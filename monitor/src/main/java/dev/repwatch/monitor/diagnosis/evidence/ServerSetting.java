package dev.repwatch.monitor.diagnosis.evidence;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A setting of our own mail server.
 *
 * @param name {@code transport}, {@code helo}, {@code bounce_host} or {@code dkim_signing}
 * @param rcptAnswer what our host answers to the address of bounces
 */
public record ServerSetting(
        Span span,
        Optional<String> name,
        Optional<String> value,
        Optional<String> domain,
        Optional<Boolean> everUsed,
        OptionalDouble signedShare,
        Optional<String> rcptAnswer,
        Optional<String> source)
        implements Evidence {

    static ServerSetting of(Span span, Fields fields) {
        return new ServerSetting(
                span,
                fields.word("name"),
                fields.word("value"),
                fields.word("domain"),
                fields.flag("ever_used"),
                fields.number("signed_share"),
                fields.text("rcpt_answer"),
                fields.text("source"));
    }

    @Override
    public String kind() {
        return "setting";
    }
}
