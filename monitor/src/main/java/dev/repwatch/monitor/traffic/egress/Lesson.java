package dev.repwatch.monitor.traffic.egress;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What receivers say about the address behind a way out. It teaches once a day is over in which five replies or more, of at least two
 * receivers, named one address and none another: one receiver's word is chosen by a stranger, and a relay sees what nobody else does.
 * A value.
 *
 * @param begin the first reply of the day
 * @param last the day on which the address was named last
 * @param address that was named last
 * @param replies that named it in the day, as far as they matter
 * @param receiver the first that named it
 * @param agreed whether another receiver named it as well
 * @param doubted when another address was named last; the epoch when none was
 */
public record Lesson(
        Instant begin, Instant last, String address, int replies, String receiver, boolean agreed, Instant doubted) {

    static final int ENOUGH = 5;
    static final Duration DAY = Duration.ofDays(1);
    /** Of several addresses one may be quiet for a while. */
    static final Duration DOUBT = Duration.ofDays(7);
    /** An address of which nobody speaks any more may have been given up. */
    static final Duration LASTS = Duration.ofDays(30);

    static Lesson first(Instant time, String address, String receiver) {
        return new Lesson(time, day(time), address, 1, receiver, false, Instant.EPOCH);
    }

    /** With one reply more. */
    Lesson heard(Instant time, String named, String from) {
        if (lapsed(time)) {
            return first(time, named, from);
        }
        Instant newest = later(day(time), last);
        if (!named.equals(address)) {
            return new Lesson(later(time, begin), newest, named, 1, from, false, later(time, doubted));
        }
        if (!sure() && !time.isBefore(begin.plus(DAY))) {
            return new Lesson(time, newest, named, 1, from, false, doubted);
        }
        return new Lesson(
                begin,
                newest,
                named,
                Math.min(ENOUGH, replies + 1),
                receiver,
                agreed || !from.equals(receiver),
                doubted);
    }

    /** The address, from when on it is believed. */
    Optional<String> taught(Instant now) {
        return sure() && !now.isBefore(begin.plus(DAY)) && !doubtful(now) && !lapsed(now)
                ? Optional.of(address)
                : Optional.empty();
    }

    /** Whether another address than this one was named of late. */
    boolean contradicts(String other, Instant now) {
        return !lapsed(now) && (doubtful(now) || !address.equals(other));
    }

    private boolean sure() {
        return replies >= ENOUGH && agreed;
    }

    private boolean doubtful(Instant now) {
        return now.isBefore(doubted.plus(DOUBT));
    }

    private boolean lapsed(Instant now) {
        return last.plus(LASTS).isBefore(now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant day(Instant time) {
        return time.truncatedTo(ChronoUnit.DAYS);
    }
}
