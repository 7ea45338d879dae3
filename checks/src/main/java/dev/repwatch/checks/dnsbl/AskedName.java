package dev.repwatch.checks.dnsbl;

import java.util.Locale;

/**
 * Under which name a list of domains is asked. Some list hosts, some only the domain that was registered, and answer "not listed" for
 * all that is below it.
 */
public enum AskedName {
    /** The name as it stands; right for lists whose zone is wildcarded below a listed domain. */
    HOST,
    /** The domain that was registered: one label below the public suffix. */
    REGISTRABLE,
    /** First the name as it stands, then the registrable domain when that is another one; listed when either is. */
    BOTH;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
