package dev.repwatch.checks.dnsbl.file.rbldnsd;

import java.util.Optional;

/**
 * IPv4 as rbldnsd writes it: {@code 192.0.2.1}, {@code 192.0.2} for the /24, {@code 192.0.2.0/24}, {@code 10.4-6} for 10.4 to 10.6.
 * Leading zeros are decimal.
 *
 * @param first the first address
 * @param last the last address
 * @param bits how many bits were given: of a prefix its length, of a range 32
 */
record Ip4Text(int first, int last, int bits) {

    /** One to four octets; bits says how many. */
    static Optional<Ip4Text> octets(Cursor cursor) {
        int address = 0;
        for (int octet = 0; octet < 4; octet++) {
            int number = cursor.number(255);
            if (number < 0) {
                return Optional.empty();
            }
            address |= number << (24 - 8 * octet);
            if (octet == 3 || cursor.here() != '.') {
                int bits = 8 * (octet + 1);
                return Optional.of(new Ip4Text(address, address | ~mask(bits), bits));
            }
            cursor.skip(1);
        }
        return Optional.empty();
    }

    /** A prefix with or without its length; a number alone is none. */
    static Optional<Ip4Text> prefix(Cursor cursor) {
        return octets(cursor).flatMap(start -> start.withLength(cursor));
    }

    /** A prefix or a range. */
    static Optional<Ip4Text> range(Cursor cursor) {
        return octets(cursor).flatMap(start -> cursor.here() == '-' ? start.upTo(cursor) : start.withLength(cursor));
    }

    private Optional<Ip4Text> withLength(Cursor cursor) {
        if (cursor.here() != '/') {
            return bits == 8 ? Optional.empty() : Optional.of(this);
        }
        cursor.skip(1);
        int length = cursor.number(32);
        return length < 0 ? Optional.empty() : Optional.of(new Ip4Text(first, first | ~mask(length), length));
    }

    private Optional<Ip4Text> upTo(Cursor cursor) {
        cursor.skip(1);
        return octets(cursor).flatMap(end -> {
            int address = end.first();
            if (end.bits() == 8) {
                // 127.0.0.1-2 ends at 127.0.0.2
                address = (address >>> (bits - 8)) | (first & mask(bits - 8));
            } else if (end.bits() != bits) {
                return Optional.empty();
            }
            int closed = address | ~mask(bits);
            return Integer.compareUnsigned(first, closed) > 0
                    ? Optional.empty()
                    : Optional.of(new Ip4Text(first, closed, 32));
        });
    }

    /** As inet_aton reads what was given: the last number fills what is left. */
    int filled() {
        return switch (bits) {
            case 8 -> first >>> 24;
            case 16 -> (first & 0xFF000000) | ((first >>> 16) & 255);
            case 24 -> (first & 0xFFFF0000) | ((first >>> 8) & 255);
            default -> first;
        };
    }

    boolean hasHostBits() {
        return (first & ~mask(bits)) != 0;
    }

    /** The addresses of the range less one, unsigned. */
    long width() {
        return Integer.toUnsignedLong(last) - Integer.toUnsignedLong(first);
    }

    static int mask(int bits) {
        return bits == 0 ? 0 : -1 << (32 - bits);
    }
}
