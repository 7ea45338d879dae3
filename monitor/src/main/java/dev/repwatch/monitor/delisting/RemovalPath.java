package dev.repwatch.monitor.delisting;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Scope;

/** The way off a list: who has to move, for one list and one return code. */
public enum RemovalPath {
    /** A page of the list, open to whoever runs the address. */
    SELF,
    /** A mail to the operator of the list. */
    MAIL,
    /** The owner of the network has to write; ours is only to ask them. */
    PROVIDER,
    /** The listing ends by itself; asking does nothing. */
    WAIT,
    /** A policy, not a fault: nobody removes it. */
    NOT_REMOVABLE,
    /** The catalogue does not know: the operator's home page is all there is. */
    UNKNOWN;

    /** The way off for the code that decides. What covers the neighbours too is for the owner of the network to remove. */
    public static RemovalPath of(DnsblList list, ListedCode code) {
        Removal removal = list.removalFor(code);
        boolean foreign = code.scope() == Scope.ASN || code.scope() == Scope.CIDR24;
        return switch (removal.who()) {
            case PROVIDER -> PROVIDER;
            case WAIT -> foreign ? PROVIDER : WAIT;
            case NOBODY -> NOT_REMOVABLE;
            case SELF -> foreign ? PROVIDER : byMail(removal) ? MAIL : SELF;
            case UNKNOWN -> foreign ? PROVIDER : byMail(removal) ? MAIL : UNKNOWN;
        };
    }

    private static boolean byMail(Removal removal) {
        return removal.url().isEmpty()
                && removal.template().isEmpty()
                && removal.mail().isPresent();
    }

    /** Whether somebody here has something to ask for. */
    public boolean canBeRequested() {
        return this == SELF || this == MAIL || this == PROVIDER || this == UNKNOWN;
    }
}
