package dev.repwatch.checks.dns.engine;

/** Reads names, compressed or not (RFC 1035 section 4.1.4), and compares them without regard to letter case. */
final class WireNames {

    private static final int INVALID = -1;
    private static final int POINTER = 0xC0;
    private static final int MAX_NAME = 255;
    private static final int MAX_JUMPS = 16;

    /** Where the name read last begins, and how long it is when no part of it is compressed. */
    private int start;

    private int size;

    /** Reads one name; says where the next octet after it is, or a negative number when it is not certainly valid. */
    int read(byte[] wire, int length, int from) {
        start = from;
        size = 1;
        int at = from;
        int after = INVALID;
        int jumps = 0;
        while (at >= 0 && at < length) {
            int label = wire[at] & 0xFF;
            if (label == 0) {
                return after == INVALID ? at + 1 : after;
            }
            if (label >= POINTER) {
                int target = at + 1 < length ? target(wire, at) : INVALID;
                if (target < QueryPackets.HEADER || target >= at || ++jumps > MAX_JUMPS) {
                    return INVALID;
                }
                after = after == INVALID ? at + 2 : after;
                at = target;
            } else if (label > 63 || at + 1 + label > length || size + label + 1 > MAX_NAME) {
                return INVALID;
            } else {
                size += label + 1;
                at += label + 1;
            }
        }
        return INVALID;
    }

    /** Where in an uncompressed name the name read begins, when it is an end of it; negative when not. */
    int endOf(byte[] wire, int from, int to) {
        int begin = from;
        while (to - begin > size) {
            begin += (wire[begin] & 0xFF) + 1;
        }
        return to - begin == size && same(wire, begin) ? begin : INVALID;
    }

    /** Whether the name read is the uncompressed one, which is equally long. */
    private boolean same(byte[] wire, int uncompressed) {
        int here = uncompressed;
        int there = start;
        while (true) {
            while ((wire[there] & 0xFF) >= POINTER) {
                there = target(wire, there);
            }
            if (there == here) {
                return true; // by compression
            }
            int label = wire[here];
            if (wire[there] != label || !sameLabel(wire, here, there, label)) {
                return false;
            }
            if (label == 0) {
                return true;
            }
            here += label + 1;
            there += label + 1;
        }
    }

    private static boolean sameLabel(byte[] wire, int here, int there, int label) {
        for (int index = 1; index <= label; index++) {
            if (lower(wire[here + index]) != lower(wire[there + index])) {
                return false;
            }
        }
        return true;
    }

    private static int target(byte[] wire, int at) {
        return ((wire[at] & 0x3F) << 8) | (wire[at + 1] & 0xFF);
    }

    static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet | 0x20 : octet;
    }
}
