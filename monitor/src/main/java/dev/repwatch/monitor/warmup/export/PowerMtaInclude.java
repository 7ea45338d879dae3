package dev.repwatch.monitor.warmup.export;

/**
 * An include file: the first so many messages of a day and domain queue go out by this VirtualMTA. PowerMTA chooses when a message
 * comes in by SMTP, so what is queued already is not moved.
 */
final class PowerMtaInclude {

    private PowerMtaInclude() {}

    static String write(Limits limits) {
        StringBuilder out = new StringBuilder();
        out.append("# Warm-up limits of ")
                .append(limits.date())
                .append(", valid until ")
                .append(limits.validUntil());
        out.append(".\n# Check with: pmta check config; then pmta reload\n");
        for (SourceLimits source : limits.sources()) {
            out.append("\n<virtual-mta ").append(Name.safe(source.source())).append(">\n");
            source.limits()
                    .forEach((provider, limit) -> out.append("  <domain ")
                            .append(provider.equals("others") ? "*" : Name.safe(provider) + ".rollup")
                            .append(">\n    max-cold-virtual-mta-msg ")
                            .append(limit)
                            .append("/day\n  </domain>\n"));
            out.append("</virtual-mta>\n");
        }
        return out.toString();
    }
}
