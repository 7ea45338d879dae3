package dev.repwatch.bench.field;

import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Target;
import java.nio.ByteBuffer;

/**
 * A house and the lists that know it, made up from a seed: which address is on which list is the same for everybody who
 * asks and everybody who answers.
 *
 * @param targets how many addresses
 * @param lists how many zones
 * @param v6 addresses below 2001:db8::/32 instead of 127.128.0.0/9
 */
public record Field(int targets, int lists, boolean v6, long seed) {

    private static final int LISTED_ONE_IN = 100;
    private static final int MOVED_ONE_IN = 500;
    private static final int FIRST_ZONE = 100;
    private static final int FIRST_V4 = 0x7f80_0000;

    /** {@code ::1}, the last four groups, as a name begins with it. */
    private static final String V6_INTERFACE = "1." + "0.".repeat(15);

    /** {@code 2001:db8}, the first two groups, as it ends. */
    private static final String V6_PREFIX = "8.b.d.0.1.0.0.2";

    /** The address in its usual spelling. */
    public String address(int target) {
        if (v6) {
            return "2001:db8:" + Integer.toHexString(1 + (target >> 8)) + ":" + Integer.toHexString(1 + (target & 255))
                    + "::1";
        }
        int octets = octets(target);
        return (octets >>> 24) + "." + (octets >> 16 & 255) + "." + (octets >> 8 & 255) + "." + (octets & 255);
    }

    /** The four octets of an IPv4 address. */
    public int octets(int target) {
        return FIRST_V4 + 1 + target;
    }

    /** The other way round: which address four octets are, or -1. */
    public int target(int octets) {
        int target = octets - FIRST_V4 - 1;
        return !v6 && target >= 0 && target < targets ? target : -1;
    }

    /** Which address a target is, or -1. */
    public int target(Target target) {
        if (!(target instanceof IpTarget ip)) {
            return -1;
        }
        ByteBuffer octets = ByteBuffer.wrap(ip.address().getAddress());
        return v6 ? target(octets.getShort(4), octets.getShort(6)) : target(octets.getInt(0));
    }

    /** Which address the third and fourth group of an IPv6 address are, or -1. */
    public int target(int third, int fourth) {
        int target = ((third - 1) << 8) + fourth - 1;
        return v6 && third > 0 && fourth > 0 && target < targets ? target : -1;
    }

    public String zone(int list) {
        return "z" + (list + FIRST_ZONE) + ".bench.test"; // formatting would cost more than asking
    }

    /** Which list the number after the z of a zone is, or -1. */
    public int list(int zone) {
        return zone >= FIRST_ZONE && zone < FIRST_ZONE + lists ? zone - FIRST_ZONE : -1;
    }

    public String listId(int list) {
        return "bench-%03d".formatted(list);
    }

    /** One in a hundred. */
    public boolean listed(int target, int list) {
        return Long.remainderUnsigned(mixed(seed + target * 1_000_003L + list * 7_919L), LISTED_ONE_IN) == 0;
    }

    /** Pairs that come to be listed at a step of churn, and are not any more at the next: one in five hundred. */
    public boolean moved(int target, int list, int step) {
        return step > 0
                && Long.remainderUnsigned(
                                mixed(seed + step * 104_729L + target * 1_000_003L + list * 7_919L), MOVED_ONE_IN)
                        == 0;
    }

    /** The name under which a list is asked for an address (RFC 5782 sections 2.1 and 2.4). */
    public String question(int target, int list) {
        return reversed(target) + "." + zone(list);
    }

    public long pairs() {
        return (long) targets * lists;
    }

    public long listings() {
        long found = 0;
        for (int list = 0; list < lists; list++) {
            found += listings(list);
        }
        return found;
    }

    public long listings(int list) {
        long found = 0;
        for (int target = 0; target < targets; target++) {
            found += listed(target, list) ? 1 : 0;
        }
        return found;
    }

    private String reversed(int target) {
        if (v6) {
            StringBuilder name = new StringBuilder(V6_INTERFACE.length() + 16 + V6_PREFIX.length());
            name.append(V6_INTERFACE);
            appendReversed(name, 1 + (target & 255));
            appendReversed(name, 1 + (target >> 8));
            return name.append(V6_PREFIX).toString();
        }
        int octets = octets(target);
        return (octets & 255) + "." + (octets >> 8 & 255) + "." + (octets >> 16 & 255) + "." + (octets >>> 24);
    }

    /** The nibbles of a group, the last one first, a point after each. */
    private static void appendReversed(StringBuilder name, int group) {
        for (int shift = 0; shift < 16; shift += 4) {
            name.append(Character.forDigit(group >> shift & 15, 16)).append('.');
        }
    }

    /** The finalizer of SplitMix64. */
    private static long mixed(long value) {
        long one = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        long two = (one ^ (one >>> 27)) * 0x94d049bb133111ebL;
        return two ^ (two >>> 31);
    }
}
