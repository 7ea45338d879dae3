package dev.repwatch.checks.dnsbl.file;

/** The lines of a file that should have been entries, and those that were not. */
public final class LineCount {

    private static final long TOLERATED_OF = 20;

    private long good;
    private long bad;

    public void good() {
        good++;
    }

    public void bad() {
        bad++;
    }

    public long entries() {
        return good;
    }

    boolean isNothing() {
        return good == 0;
    }

    boolean saysOtherThings() {
        return good == 0 && bad > 0;
    }

    boolean hasManyBad() {
        return bad * TOLERATED_OF > good + bad;
    }
}
