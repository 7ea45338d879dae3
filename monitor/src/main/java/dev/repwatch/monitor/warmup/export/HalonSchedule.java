package dev.repwatch.monitor.warmup.export;

/**
 * Configuration of Halon's warmup plug-in: each address in a class of its own by provider, with a schedule that began today and
 * says today's number from its first day on. The groups of MX names ({@code #google}) are those of smtpd-policy.yaml.
 */
final class HalonSchedule {

    private HalonSchedule() {}

    static String write(Limits limits) {
        StringBuilder schedules = new StringBuilder();
        StringBuilder addresses = new StringBuilder();
        for (SourceLimits source : limits.sources()) {
            source.limits().forEach((provider, limit) -> {
                String group = "repwatch-" + Name.safe(source.source()) + "-" + Name.safe(provider);
                schedules
                        .append("        - class: ")
                        .append(group)
                        .append("\n          fields:\n            - localip\n");
                schedules.append(provider.equals("others") ? "" : "            - remotemx: \"#" + provider + "\"\n");
                schedules.append("          interval: 86400\n          schedule:\n            - day: 0\n");
                schedules.append("              messages: ").append(limit).append('\n');
                addresses
                        .append("        - ip: \"")
                        .append(Name.safe(source.ip()))
                        .append("\"\n          class: ");
                addresses
                        .append(group)
                        .append("\n          added: ")
                        .append(limits.date())
                        .append('\n');
            });
        }
        return "# Warm-up limits of " + limits.date() + ", valid until " + limits.validUntil() + ".\n"
                + "plugins:\n  - id: warmup\n    config:\n      schedules:\n" + schedules + "      ips:\n" + addresses;
    }
}
