package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.reply.Question;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** The questions as they go on the wire, one place a slot. */
final class QueryPackets {

    /** Nobody can be asked for such a name. */
    static final int INVALID = -1;

    static final int HEADER = 12;
    private static final int OPTIONS = 11;
    private static final int MAX_NAME = 255;
    private static final int MAX_LABEL = 63;
    private static final int PLACE = HEADER + MAX_NAME + 4 + OPTIONS + 6;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    final byte[] octets;
    private final short[] nameEnd;
    private final boolean[] odd;
    private final boolean[] bare;
    private final boolean[] mixed;

    QueryPackets(int slots) {
        octets = new byte[slots * PLACE];
        nameEnd = new short[slots];
        odd = new boolean[slots];
        bare = new boolean[slots];
        mixed = new boolean[slots];
    }

    static int start(int slot) {
        return slot * PLACE;
    }

    int length(int slot) {
        return nameEnd[slot] + 4 + (bare[slot] ? 0 : OPTIONS);
    }

    boolean hasOptions(int slot) {
        return !bare[slot];
    }

    /** With options (EDNS), or without for those who do not understand them. */
    void options(int slot, boolean with) {
        bare[slot] = !with;
        octets[start(slot) + 11] = (byte) (with ? 1 : 0);
    }

    /** Chance has made some of its letters capitals. */
    boolean mixed(int slot) {
        return mixed[slot];
    }

    /** Where the question section ends. */
    int questionEnd(int slot) {
        return nameEnd[slot] + 4;
    }

    int type(int slot) {
        int at = start(slot) + nameEnd[slot];
        return ((octets[at] & 0xFF) << 8) | (octets[at + 1] & 0xFF);
    }

    /** Its text is not its wire form with dots: it was escaped. */
    boolean odd(int slot) {
        return odd[slot];
    }

    /** Writes a question, all but its id; false when the name is no valid DNS name. */
    boolean write(int slot, CharSequence name, int type) {
        int start = start(slot);
        int end = plain(name, start + HEADER);
        odd[slot] = end == INVALID;
        bare[slot] = false;
        mixed[slot] = false;
        if (end == INVALID) {
            end = escaped(name, start + HEADER);
        }
        if (end == INVALID) {
            return false;
        }
        nameEnd[slot] = (short) (end - start);
        Arrays.fill(octets, start, start + HEADER, (byte) 0);
        octets[start + 2] = 1; // RD
        octets[start + 3] = 0x20; // AD: say whether DNSSEC proves it (RFC 6840 section 5.7)
        octets[start + 5] = 1; // one question
        octets[start + 11] = 1; // one additional record: the options
        Arrays.fill(octets, end, end + 4 + OPTIONS, (byte) 0);
        octets[end] = (byte) (type >> 8);
        octets[end + 1] = (byte) type;
        octets[end + 3] = 1; // IN
        octets[end + 6] = 41; // OPT
        octets[end + 7] = (byte) (Question.UDP_PAYLOAD >> 8);
        octets[end + 8] = (byte) Question.UDP_PAYLOAD;
        return true;
    }

    private void id(int slot, int id) {
        int start = start(slot);
        octets[start] = (byte) (id >> 8);
        octets[start + 1] = (byte) id;
    }

    /** A new id, and all letters in lower case, for a new attempt. */
    void lower(int slot, int id) {
        id(slot, id);
        mixed[slot] = false;
        int end = start(slot) + nameEnd[slot];
        for (int at = start(slot) + HEADER; at < end; at++) {
            octets[at] = (byte) WireNames.lower(octets[at]);
        }
    }

    /** A new id and new letter cases, for a new attempt. */
    void disguise(int slot, int id, RandomBits randomBits) {
        id(slot, id);
        long capitals = 0;
        int start = start(slot);
        int end = start + nameEnd[slot];
        for (int at = start + HEADER; at < end; at += Long.BYTES) {
            long eight = (long) EIGHT.get(octets, at);
            long ofName = end - at < Long.BYTES ? (1L << ((end - at) * Byte.SIZE)) - 1 : -1;
            long letters = LetterCase.ofLetters(eight) & ofName;
            long disguised = eight ^ (letters & LetterCase.ofBits(randomBits.octet()));
            capitals |= letters & ~disguised;
            EIGHT.set(octets, at, disguised);
        }
        mixed[slot] = capitals != 0;
    }

    /** The question as a value. */
    Question question(int slot, boolean trees) {
        int start = start(slot);
        try {
            Name name = new Name(Arrays.copyOfRange(octets, start + HEADER, start + nameEnd[slot]));
            return new Question(name, type(slot), ((octets[start] & 0xFF) << 8) | (octets[start + 1] & 0xFF), trees);
        } catch (IOException impossible) {
            throw new IllegalStateException("a name that was written cannot be read", impossible);
        }
    }

    private int plain(CharSequence name, int from) {
        int length = name.length();
        if (length == 0 || length > MAX_NAME - 2) {
            return INVALID;
        }
        int label = from;
        int at = from + 1;
        for (int index = 0; index < length; index++, at++) {
            char character = name.charAt(index);
            if (character == '.') {
                if (!closed(label, at)) {
                    return INVALID;
                }
                label = at;
            } else if (character <= ' ' || character >= 127 || character == '\\' || character == '"') {
                return INVALID;
            } else {
                octets[at] = (byte) character;
            }
        }
        if (!closed(label, at)) {
            return INVALID;
        }
        octets[at] = 0;
        return at + 1;
    }

    private boolean closed(int label, int at) {
        int length = at - label - 1;
        octets[label] = (byte) length;
        return length > 0 && length <= MAX_LABEL;
    }

    private int escaped(CharSequence name, int from) {
        try {
            byte[] wire = Name.fromString(name.toString(), Name.root).toWire();
            System.arraycopy(wire, 0, octets, from, wire.length);
            return from + wire.length;
        } catch (TextParseException invalid) {
            return INVALID;
        }
    }
}
