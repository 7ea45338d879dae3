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
record AddressStatus(
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

    static AddressStatus cold(String provider, long limit) {
        return new AddressStatus(
                limit, Growth.at(provider), Peaks.NONE, 0, 0, 0, false, Optional.empty(), Set.of(), WarmProof.NONE);
    }

    /** Whether mail was ever sent. */
    boolean begun() {
        return sendingDays > 0 || best > 0;
    }

    AddressStatus limit(long value) {
        return new AddressStatus(
                Math.max(0, value), growth, peaks, sendingDays, idleDays, best, strained, stop, listed, warm);
    }

    AddressStatus growth(Growth value) {
        return new AddressStatus(limit, value, peaks, sendingDays, idleDays, best, strained, stop, listed, warm);
    }

    AddressStatus peaks(Peaks value) {
        return new AddressStatus(limit, growth, value, sendingDays, idleDays, best, strained, stop, listed, warm);
    }

    AddressStatus idle(int days) {
        return new AddressStatus(limit, growth, peaks, sendingDays, days, best, strained, stop, listed, warm);
    }

    AddressStatus strained(boolean value) {
        return new AddressStatus(limit, growth, peaks, sendingDays, idleDays, best, value, stop, listed, warm);
    }

    AddressStatus stop(Optional<Stopped> value) {
        return new AddressStatus(limit, growth, peaks, sendingDays, idleDays, best, strained, value, listed, warm);
    }

    AddressStatus listed(Set<String> ids) {
        return new AddressStatus(
                limit, growth, peaks, sendingDays, idleDays, best, strained, stop, Set.copyOf(ids), warm);
    }

    AddressStatus warm(WarmProof value) {
        return new AddressStatus(limit, growth, peaks, sendingDays, idleDays, best, strained, stop, listed, value);
    }

    /** One more day with mail. */
    AddressStatus sent(long accepted) {
        return new AddressStatus(
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
