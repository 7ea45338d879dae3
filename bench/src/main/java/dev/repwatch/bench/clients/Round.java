package dev.repwatch.bench.clients;

import java.util.OptionalLong;

/**
 * One round of one client.
 *
 * @param cpuMillis user and system time of the client's process
 * @param peakHeap the most heap in use during the round, in bytes; 0 for programs without one
 * @param peakResident the most resident memory the process ever had, in bytes
 * @param contradiction how many pairs the client's own figure of what is unknown is off; 0 where it tells none
 */
public record Round(
        Tally tally,
        double seconds,
        double cpuMillis,
        Packets packets,
        long peakHeap,
        long peakResident,
        long contradiction) {

    private static final double PER = 1000;

    Round with(Packets seen) {
        return new Round(tally, seconds, cpuMillis, seen, peakHeap, peakResident, contradiction);
    }

    Round contradictedBy(long pairs) {
        return new Round(tally, seconds, cpuMillis, packets, peakHeap, peakResident, pairs);
    }

    /** Decided and asked: what was skipped does not count as done. */
    public double checksPerSecond() {
        return asked() / seconds;
    }

    public double cpuMillisPerThousand() {
        return cpuMillis / (asked() / PER);
    }

    private long asked() {
        return tally.checks() - tally.unasked();
    }

    public long unknown() {
        return tally.unknown();
    }

    public long unasked() {
        return tally.unasked();
    }

    public long wrong() {
        return tally.wrong();
    }

    /** Empty where nobody counts them. */
    public OptionalLong timeouts() {
        return packets.timeouts() == Packets.UNCOUNTED ? OptionalLong.empty() : OptionalLong.of(packets.timeouts());
    }
}
