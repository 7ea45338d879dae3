package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The "not listed" answers of one list, by number of target: plain arrays, for nearly all answers are of this sort and a large
 * house has 600,000 of them.
 */
final class CleanAnswers {

    private static final int MANY_PATHS = 127;

    private static final int HELD = 1;
    private static final int NXDOMAIN = 2;
    private static final int AUTHORITATIVE = 4;

    private final SourceId list;
    private final List<String> paths = new ArrayList<>();
    /** Seconds since 1970, without sign. */
    private int[] at = new int[0];

    /** What is longer than 18 hours is kept for so long. */
    private char[] ttlSeconds = new char[0];

    private byte[] how = new byte[0];
    private byte[] path = new byte[0];

    CleanAnswers(SourceId list) {
        this.list = list;
    }

    /** False when the answer is none that fits in here. */
    boolean keep(int number, Observation answer) {
        boolean plain = answer.finding() instanceof Finding.NotListed
                && (answer.raw().equals(DnsblQuery.NO_NAME) || answer.raw().equals(DnsblQuery.NO_DATA))
                && (paths.contains(answer.path()) || paths.size() < MANY_PATHS);
        if (!plain) {
            drop(number);
            return false;
        }
        grow(number);
        at[number] = (int) answer.at().getEpochSecond();
        ttlSeconds[number] = (char) Math.min(Character.MAX_VALUE, answer.ttl().toSeconds());
        how[number] = (byte) (HELD
                | (answer.raw().equals(DnsblQuery.NO_NAME) ? NXDOMAIN : 0)
                | (answer.authoritative() ? AUTHORITATIVE : 0));
        path[number] = number(answer.path());
        return true;
    }

    void drop(int number) {
        if (number < how.length) {
            how[number] = 0;
        }
    }

    /** When the answer came, in seconds since 1970; -1 when none is kept. */
    long came(int number) {
        return number >= how.length || how[number] == 0 ? -1 : seconds(number);
    }

    int ttlSeconds(int number) {
        return ttlSeconds[number];
    }

    Optional<Observation> about(int number, Target target) {
        if (number >= how.length || how[number] == 0) {
            return Optional.empty();
        }
        return Optional.of(new Observation(
                target,
                list,
                DnsblQuery.CLEAN,
                (how[number] & NXDOMAIN) == 0 ? DnsblQuery.NO_DATA : DnsblQuery.NO_NAME,
                Duration.ofSeconds(ttlSeconds[number]),
                paths.get(path[number]),
                Instant.ofEpochSecond(seconds(number)),
                (how[number] & AUTHORITATIVE) != 0,
                Origin.REUSED));
    }

    private long seconds(int number) {
        return Integer.toUnsignedLong(at[number]);
    }

    private byte number(String of) {
        int known = paths.indexOf(of);
        if (known >= 0) {
            return (byte) known;
        }
        paths.add(of);
        return (byte) (paths.size() - 1);
    }

    private void grow(int number) {
        if (number >= how.length) {
            int size = Math.max(number + 1, how.length + how.length / 16);
            at = Arrays.copyOf(at, size);
            ttlSeconds = Arrays.copyOf(ttlSeconds, size);
            how = Arrays.copyOf(how, size);
            path = Arrays.copyOf(path, size);
        }
    }
}
