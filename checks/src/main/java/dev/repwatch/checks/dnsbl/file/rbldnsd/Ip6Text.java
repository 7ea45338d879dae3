package dev.repwatch.checks.dnsbl.file.rbldnsd;

import dev.repwatch.checks.dnsbl.file.Ip6Table.Bits;
import java.util.Optional;

/**
 * IPv6 as rbldnsd writes it: whole, or only its first groups of 16 bits.
 *
 * @param address with zeros behind what was given
 * @param bits how many bits were given
 */
record Ip6Text(Bits address, int bits) {

    static Optional<Ip6Text> groups(Cursor cursor) {
        byte[] octets = new byte[16];
        int filled = 0;
        int gap = -1;
        boolean complete = false;
        if (cursor.here() == ':' && cursor.next() == ':') {
            gap = 0;
            cursor.skip(2);
        }
        while (filled < 16) {
            int group = group(cursor);
            if (group < 0) {
                break;
            }
            octets[filled++] = (byte) (group >> 8);
            octets[filled++] = (byte) group;
            if (cursor.here() != ':' || filled == 16) {
                complete = true;
                break;
            }
            cursor.skip(1);
            if (gap < 0 && cursor.here() == ':') {
                gap = filled;
                cursor.skip(1);
            }
        }
        if (gap >= 0) {
            return opened(octets, filled, gap);
        }
        return complete ? Optional.of(new Ip6Text(Bits.of(octets), filled * 8)) : Optional.empty();
    }

    private static Optional<Ip6Text> opened(byte[] octets, int filled, int gap) {
        int zeros = 16 - filled;
        if (zeros == 0) {
            return Optional.empty();
        }
        byte[] opened = new byte[16];
        System.arraycopy(octets, 0, opened, 0, gap);
        System.arraycopy(octets, gap, opened, gap + zeros, filled - gap);
        return Optional.of(new Ip6Text(Bits.of(opened), 128));
    }

    private static int group(Cursor cursor) {
        int value = 0;
        int digits = 0;
        while (Character.digit(cursor.here(), 16) >= 0 && cursor.here() < 128) {
            value = value << 4 | Character.digit(cursor.here(), 16);
            if (value > 0xFFFF) {
                return -1;
            }
            digits++;
            cursor.skip(1);
        }
        return digits == 0 ? -1 : value;
    }

    /** A prefix with or without its length; a single group alone is none. */
    static Optional<Ip6Text> prefix(Cursor cursor) {
        return groups(cursor).flatMap(text -> {
            if (cursor.here() != '/') {
                return text.bits() == 16 ? Optional.empty() : Optional.of(text);
            }
            cursor.skip(1);
            int length = cursor.number(128);
            return length < 0 ? Optional.empty() : Optional.of(new Ip6Text(text.address(), length));
        });
    }

    boolean hasHostBits() {
        return !address.prefix(bits).equals(address);
    }
}
