package dev.repwatch.monitor.warmup.export;

/**
 * A file for {@code lsearch}: {@code ${lookup{$sending_ip_address/google}lsearch{FILE}}} in the {@code ratelimit} of a router that
 * chooses the transport. Addresses are in quotes, because a colon ends a key.
 */
final class EximLookup {

    private EximLookup() {}

    static String write(Limits limits) {
        StringBuilder out = new StringBuilder();
        out.append("# Warm-up limits of ")
                .append(limits.date())
                .append(", valid until ")
                .append(limits.validUntil());
        out.append(".\n");
        for (SourceLimits source : limits.sources()) {
            source.limits()
                    .forEach((provider, limit) -> out.append('"')
                            .append(Name.safe(source.ip()))
                            .append('/')
                            .append(Name.safe(provider))
                            .append("\": ")
                            .append(limit)
                            .append('\n'));
        }
        return out.toString();
    }
}
