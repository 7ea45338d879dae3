package dev.repwatch.monitor.warmup.export;

/** For which mail server limits are written. */
public enum Format {
    json,
    kumomta,
    powermta,
    halon,
    exim,
    postfix;

    /**
     * The whole file.
     *
     * @param demand messages a day that are to be sent by all ways together; only shares need it
     * @throws IllegalArgumentException when a name does not fit into the format
     */
    public String write(Limits limits, long demand) {
        return switch (this) {
            case json -> JsonLimits.write(limits);
            case kumomta -> KumoMtaShaping.write(limits);
            case powermta -> PowerMtaInclude.write(limits);
            case halon -> HalonSchedule.write(limits);
            case exim -> EximLookup.write(limits);
            case postfix -> PostfixShares.write(limits, demand);
        };
    }
}
