package dev.repwatch.checks.dnsbl.file;

/** The entries of a file, ready to be asked by any number of threads. */
public interface ListContent {

    FileAnswer ask(FileQuestion question);

    /** False when it surely says nothing of this IPv4 address: nearly all are answered so. */
    default boolean mayHold(int ip4) {
        return true;
    }

    /** How many entries it holds. */
    long entries();

    /** The IPv4 addresses that its listings cover, those covered twice counted twice. */
    default long coveredIpv4() {
        return 0;
    }

    /** The length of its widest listed IPv4 prefix; 33 where there is none. */
    default int widestIpv4() {
        return 33;
    }

    /** The length of its widest listed IPv6 prefix; 129 where there is none. */
    default int widestIpv6() {
        return 129;
    }
}
