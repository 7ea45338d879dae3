package dev.repwatch.bench.servers;

import dev.repwatch.bench.field.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The names of the hosts of a field, as a house would have them: each address has a reverse name that leads back to it, so that
 * nobody has a hundred thousand faulty senders to remember. Digits are letters in it, lest it looks like a customer's line.
 */
final class HostName {

    private static final byte[] PREFIX = {'m', 'x'};
    private static final byte[] DOMAIN = "\7example\3net\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LOWER_CASE = 32;
    private static final int MOST_DIGITS = 8;

    private HostName() {}

    /** Writes the name of a target, uncompressed. */
    static void put(ByteBuffer packet, int target) {
        int lengthAt = packet.position();
        packet.put((byte) 0).put(PREFIX);
        String digits = Integer.toString(target);
        for (int at = 0; at < digits.length(); at++) {
            packet.put((byte) (digits.charAt(at) - '0' + 'a'));
        }
        packet.put(lengthAt, (byte) (packet.position() - lengthAt - 1));
        packet.put(DOMAIN);
    }

    /** Whose name begins here, in whatever case, or -1. */
    static int target(ByteBuffer packet, int at, Field field) {
        int length = packet.get(at);
        if (length <= PREFIX.length || length > PREFIX.length + MOST_DIGITS || !begins(packet, at + 1)) {
            return -1;
        }
        int target = 0;
        for (int next = at + 1 + PREFIX.length; next <= at + length; next++) {
            int digit = (packet.get(next) | LOWER_CASE) - 'a';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            target = target * 10 + digit;
        }
        return target < field.targets() ? target : -1;
    }

    private static boolean begins(ByteBuffer packet, int at) {
        return (packet.get(at) | LOWER_CASE) == PREFIX[0] && (packet.get(at + 1) | LOWER_CASE) == PREFIX[1];
    }
}
