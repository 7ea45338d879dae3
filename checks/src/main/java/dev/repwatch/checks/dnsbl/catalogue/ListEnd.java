package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList.Status;

/** Why a list is not asked, in words. */
public final class ListEnd {

    private ListEnd() {}

    public static String inWords(Status status) {
        if (status instanceof Status.Dead it) {
            return "dead since " + it.since() + "; asked today, " + it.answersNow();
        }
        if (status instanceof Status.Renamed it) {
            return "renamed; ask \"" + it.now() + "\" instead";
        }
        if (status instanceof Status.Unsuitable it) {
            return it.why();
        }
        return "alive";
    }
}
