package dev.repwatch.checks.reputation;

/** What a target is; the label value of {@code kind} in metrics and the spelling used in the catalogue. */
public enum TargetKind {
    IPV4("ipv4"),
    IPV6("ipv6"),
    DOMAIN("domain");

    private final String label;

    TargetKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
