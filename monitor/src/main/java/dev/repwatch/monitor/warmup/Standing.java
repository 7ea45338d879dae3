package dev.repwatch.monitor.warmup;

import java.util.Optional;
import java.util.Set;

/**
 * Where one provider stands at the end of a day.
 *
 * @param limit of the next sending day
 * @param sendingDays how many there were since the address was cold
 * @param idleDays since the last mail, as far as is known
 * @param best the most that was ever accepted on one day
 * @param strained this receiver has shown where its patience ends, so nothing doubles any more
 * @param stop why nothing may be sent
 * @param listed what listed the address on the newest day
 */
record Standing(
        long limit,
        Growth growth,
        Peaks peaks,
        int sendingDays,
        int idleDays,
        long best,
        boolean strained,
        Optional<Stopped> stop,
        Set<String> listed,
        WarmProof warm) {

    /**
     * @param left sending days that are still without mail
     * @param lastGood what was accepted before
     */
    record Stopped(int left, long lastGood) {}

    static Standing cold(String provider, long limit) {
        return new Standing(
                limit, Growth.at(provider), Peaks.NONE, 0, 0, 0, false, Optional.empty(), Set.of(), WarmProof.NONE);
    }

    /** Whether mail was ever sent. */
    boolean begun() {
        return sendingDays > 0 || best > 0;
    }

    Standing limit(long value) {
        return new Standing(
                Math.max(0, value), growth, peaks, sendingDays, idleDays, best, strained, stop, listed, warm);
    }

    Standing growth(Growth value) {
        return new Standing(limit, value, peaks, sendingDays, idleDays, best, strained, stop, listed, warm);
    }

    Standing peaks(Peaks value) {
        return new Standing(limit, growth, value, sendingDays, idleDays, best, strained, stop, listed, warm);
    }

    Standing idle(int days) {
        return new Standing(limit, growth, peaks, sendingDays, days, best, strained, stop, listed, warm);
    }

    Standing strained(boolean value) {
        return new Standing(limit, growth, peaks, sendingDays, idleDays, best, value, stop, listed, warm);
    }

    Standing stop(Optional<Stopped> value) {
        return new Standing(limit, growth, peaks, sendingDays, idleDays, best, strained, value, listed, warm);
    }

    Standing listed(Set<String> ids) {
        return new Standing(limit, growth, peaks, sendingDays, idleDays, best, strained, stop, Set.copyOf(ids), warm);
    }

    Standing warm(WarmProof value) {
        return new Standing(limit, growth, peaks, sendingDays, idleDays, best, strained, stop, listed, value);
    }

    /** One more day with mail. */
    Standing sent(long accepted) {
        return new Standing(
                limit,
                growth,
                peaks.with(accepted),
                sendingDays + 1,
                0,
                Math.max(best, accepted),
                strained,
                stop,
                listed,
                warm);
    }
}
