package dev.repwatch.checks.feeds.dmarc;

import java.util.Locale;

/** Whether an address that is not watched looks like ours. */
public enum Likeness {
    /** It passes aligned SPF: the domain's own record names it. It is ours, and should be watched. */
    AUTHORIZED(true),
    /** It passes aligned DKIM only: a service that signs for us, or a forwarder that left the signature whole. */
    SIGNED(true),
    /** It fails, and is next to a watched address: perhaps a forgotten machine. */
    NEIGHBOUR(true),
    /** It fails, and the receiver says that it forwards. */
    FORWARDED(false),
    /** It fails, and nothing speaks for it: somebody uses the domain's name. */
    STRANGER(false);

    private final boolean ours;

    Likeness(boolean ours) {
        this.ours = ours;
    }

    public boolean looksLikeOurs() {
        return ours;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
