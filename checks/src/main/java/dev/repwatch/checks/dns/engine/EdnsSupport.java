package dev.repwatch.checks.dns.engine;

import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * Whether a resolver understands questions with options (EDNS). Old ones and boxes in between answer them with FORMERR, with
 * BADVERS, or not at all; then the question goes without (RFC 6891 sections 6.1.3, 6.2.2 and 7). Now and then one goes with them
 * again.
 */
final class EdnsSupport {

    private static final long AGAIN = 600_000_000_000L;

    /** A question with options has been answered. */
    private boolean understood;
    /** One has come to nothing, and none has been answered. */
    private boolean doubted;

    private boolean without;
    private long againAt;

    /** Whether the next question carries options. */
    boolean use(long now) {
        if (without && now - againAt >= 0) {
            againAt = now + AGAIN;
            return true;
        }
        return !without && !doubted;
    }

    /** An answer came that can be used. */
    void answered(boolean withOptions, long now) {
        if (withOptions) {
            understood = true;
            without = false;
            doubted = false;
        } else if (!without && !understood) {
            without = true;
            againAt = now + AGAIN;
        }
    }

    /**
     * Whether a reply says that it does not: FORMERR, some say NOTIMP, or SERVFAIL and have no options in their reply (RFC 6891
     * section 7).
     *
     * @param packet a reply that belongs to the question
     * @param questionEnd where its question section ends
     */
    boolean refused(byte[] packet, int questionEnd) {
        int code = packet.length < QueryPackets.HEADER ? 0 : packet[3] & 0xF;
        boolean bare = packet.length < QueryPackets.HEADER || (packet[10] == 0 && packet[11] == 0);
        return code == Rcode.FORMERR
                || code == Rcode.NOTIMP
                || (code == Rcode.SERVFAIL && bare && !understood)
                || otherVersion(packet, questionEnd);
    }

    /**
     * BADVERS, which stands partly in the options of the reply and has no records (RFC 6891 section 6.1.3). Nobody may say it of
     * version 0, and who does is like one who knows no options.
     */
    private static boolean otherVersion(byte[] packet, int questionEnd) {
        return packet.length > questionEnd + 5
                && (packet[3] & 0xF) == 0
                && packet[6] == 0
                && packet[7] == 0
                && packet[8] == 0
                && packet[9] == 0
                && packet[questionEnd] == 0
                && packet[questionEnd + 1] == 0
                && packet[questionEnd + 2] == Type.OPT
                && packet[questionEnd + 5] == Rcode.BADVERS >> 4;
    }

    /** Nothing came back in time. */
    void silent(boolean withOptions) {
        doubted = withOptions && !understood;
    }
}
