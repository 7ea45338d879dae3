package dev.repwatch.monitor.preflight;

import java.util.Locale;

/** What to do with an address, the mildest first: the strongest that anything leads to wins. */
public enum Verdict {
    TAKE,
    TAKE_WITH_CARE,
    /** Too little could be learnt, and nothing that was learnt says no. */
    CANNOT_TELL,
    GIVE_BACK;

    /** As in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
