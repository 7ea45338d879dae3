package dev.repwatch.monitor.config.section;

/** No name server can be asked: a resolver has no address here, or its interface is gone. The message says which, for people. */
public final class NobodyToAsk extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    NobodyToAsk(String message) {
        super(message);
    }
}
