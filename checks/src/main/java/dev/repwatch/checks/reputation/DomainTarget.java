package dev.repwatch.checks.reputation;

/**
 * One sending domain.
 *
 * @param text the A-label form, lower case, no trailing dot
 */
public record DomainTarget(String text) implements Target {

    @Override
    public TargetKind kind() {
        return TargetKind.DOMAIN;
    }

    @Override
    public String toString() {
        return text;
    }
}
