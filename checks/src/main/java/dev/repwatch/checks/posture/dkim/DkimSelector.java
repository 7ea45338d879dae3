package dev.repwatch.checks.posture.dkim;

/**
 * A selector that a domain uses.
 *
 * @param standby not in use yet, or not any more: its key may be missing
 */
public record DkimSelector(String name, boolean standby) {

    public static DkimSelector active(String name) {
        return new DkimSelector(name, false);
    }
}
