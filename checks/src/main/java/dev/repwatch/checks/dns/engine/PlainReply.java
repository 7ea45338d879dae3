package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.reply.Lifetime;
import java.util.Arrays;

/**
 * Reads the simple replies to a question about addresses, without an object: addresses owned by the asked name, or one SOA
 * record of a zone above it. Whatever is not exactly that is left to the full classifier. Not safe for several threads.
 */
final class PlainReply {

    static final int MAX_ADDRESSES = 8;

    private static final int ADDRESS = 1;
    private static final int ZONE = 6;
    private static final int OPTIONS = 41;
    private static final int NAME = QueryPackets.HEADER;
    private static final int FIXED = 10;

    final int[] addresses = new int[MAX_ADDRESSES];
    int count;
    /** As it was meant, in seconds. */
    int ttl;

    int zoneLength;
    boolean nxdomain;
    boolean authoritative;
    boolean authenticated;

    private final WireNames wireNames = new WireNames();
    private byte[] wire = new byte[0];
    private int length;
    private int questionEnd;
    private int at;

    /** RFC 5452 section 9.1: what a packet must repeat, to the letter case, to be a reply to this question. */
    static boolean belongs(byte[] wire, int length, byte[] question, int start, int questionLength) {
        return length >= questionLength
                && wire[0] == question[start]
                && wire[1] == question[start + 1]
                && (wire[2] & 0xF8) == 0x80 // a reply (QR), to a query
                && wire[4] == 0
                && wire[5] == 1 // one question
                && Arrays.equals(wire, NAME, questionLength, question, start + NAME, start + questionLength);
    }

    /** As {@link #belongs}, but for the case of the letters. */
    static boolean belongsButForCase(byte[] wire, int length, byte[] question, int start, int questionLength) {
        if (length < questionLength
                || wire[0] != question[start]
                || wire[1] != question[start + 1]
                || (wire[2] & 0xF8) != 0x80
                || wire[4] != 0
                || wire[5] != 1) {
            return false;
        }
        for (int at = NAME; at < questionLength; at++) {
            if (WireNames.lower(wire[at]) != WireNames.lower(question[start + at])) {
                return false;
            }
        }
        return true;
    }

    /**
     * True when the reply is a simple one; then the fields hold it.
     *
     * @param wire a packet that belongs to the question
     * @param questionEnd where the question section ends
     */
    boolean read(byte[] wire, int length, int questionEnd) {
        this.wire = wire;
        this.length = length;
        this.questionEnd = questionEnd;
        at = questionEnd;
        count = 0;
        int code = wire[3] & 0xF;
        nxdomain = code == 3;
        authoritative = (wire[2] & 4) != 0;
        authenticated = (wire[3] & 0x20) != 0;
        if ((wire[2] & 2) != 0 || (code != 0 && code != 3)) {
            return false;
        }
        int answers = two(6);
        int authorities = two(8);
        boolean simple = answers > 0
                ? code == 0 && authorities == 0 && answers <= MAX_ADDRESSES && addresses(answers)
                : authorities == 1 && absence();
        return simple && options() && at == length;
    }

    private boolean addresses(int answers) {
        long shortest = Long.MAX_VALUE;
        for (int answer = 0; answer < answers; answer++) {
            if (!askedName() || at + FIXED + 4 > length || two(at) != ADDRESS || two(at + 2) != 1 || two(at + 8) != 4) {
                return false;
            }
            shortest = Math.min(shortest, lifetime(at + 4));
            addresses[count++] = (int) four(at + FIXED);
            at += FIXED + 4;
        }
        ttl = (int) shortest;
        return true;
    }

    private boolean askedName() {
        if (at + 2 <= length && wire[at] == (byte) 0xC0 && wire[at + 1] == NAME) {
            at += 2;
            return true;
        }
        at = wireNames.read(wire, length, at);
        return at > 0 && wireNames.endOf(wire, NAME, questionEnd - 4) == NAME;
    }

    private boolean absence() {
        at = wireNames.read(wire, length, at);
        if (at < 0) {
            return false;
        }
        int zone = wireNames.endOf(wire, NAME, questionEnd - 4);
        if (zone < 0 || at + FIXED > length || two(at) != ZONE || two(at + 2) != 1) {
            return false;
        }
        zoneLength = Math.max(0, questionEnd - 4 - zone - 2);
        long lifetime = lifetime(at + 4);
        int end = at + FIXED + two(at + 8);
        if (end > length) {
            return false;
        }
        at = wireNames.read(wire, length, at + FIXED);
        at = at < 0 ? at : wireNames.read(wire, length, at);
        if (at < 0 || at + 20 != end) {
            return false;
        }
        ttl = (int) Lifetime.meant(Math.min(lifetime, four(at + 16)));
        at = end;
        return true;
    }

    /** Nothing, or one empty set of options without further bits of a reply code. */
    private boolean options() {
        int additional = two(10);
        if (additional == 0) {
            return true;
        }
        boolean empty = additional == 1
                && at + 1 + FIXED <= length
                && wire[at] == 0
                && two(at + 1) == OPTIONS
                && wire[at + 5] == 0
                && two(at + 9) == 0;
        at += 1 + FIXED;
        return empty;
    }

    private long lifetime(int from) {
        return Lifetime.meant(four(from));
    }

    private int two(int from) {
        return ((wire[from] & 0xFF) << 8) | (wire[from + 1] & 0xFF);
    }

    private long four(int from) {
        return ((long) two(from) << 16) | two(from + 2);
    }
}
