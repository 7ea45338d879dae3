package dev.repwatch.checks.dns.engine;

/** Reads names, compressed or not (RFC 1035 section 4.1.4), and compares them without regard to letter case. */
final class Names {

    private static final int INVALID = -1;
    private static final int MAX_NAME = 255;
    private static final int MAX_JUMPS = 16;

    private final byte[] name = new byte[MAX_NAME];
    private int size;

    /** Reads one name; says where the next octet after it is, or a negative number when it is not certainly valid. */
    int read(byte[] wire, int length, int from) {
        size = 0;
        int at = from;
        int after = INVALID;
        int jumps = 0;
        while (at >= 0 && at < length) {
            int label = wire[at] & 0xFF;
            if (label == 0) {
                return ended() ? (after == INVALID ? at + 1 : after) : INVALID;
            }
            if (label >= 0xC0) {
                int target = at + 1 < length ? ((label & 0x3F) << 8) | (wire[at + 1] & 0xFF) : INVALID;
                if (target < Packets.HEADER || target >= at || ++jumps > MAX_JUMPS) {
                    return INVALID;
                }
                after = after == INVALID ? at + 2 : after;
                at = target;
            } else if (label > 63 || at + 1 + label > length || size + label + 2 > MAX_NAME) {
                return INVALID;
            } else {
                System.arraycopy(wire, at, name, size, label + 1);
                size += label + 1;
                at += label + 1;
            }
        }
        return INVALID;
    }

    /** Where in an uncompressed name the name read begins, when it is an end of it; negative when not. */
    int endOf(byte[] wire, int from, int to) {
        int at = from;
        while (to - at > size) {
            at += (wire[at] & 0xFF) + 1;
        }
        if (to - at != size) {
            return INVALID;
        }
        for (int index = 0; index < size; index++) {
            if (lower(wire[at + index]) != lower(name[index])) {
                return INVALID;
            }
        }
        return at;
    }

    private boolean ended() {
        name[size++] = 0;
        return true;
    }

    private static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet | 0x20 : octet;
    }
}
