package dev.repwatch.bench.clients;

/**
 * One round of one client.
 *
 * @param checks pairs of address and list that were decided on, unknown ones included
 * @param cpuMillis user and system time of the client's process
 * @param unknown pairs without a verdict at the end
 * @param unasked of these, pairs that were skipped on purpose
 * @param wrong verdicts that differ from what is on the list
 * @param peakHeap the most heap in use during the round, in bytes; 0 for programs without one
 * @param peakResident the most resident memory the process ever had, in bytes
 */
public record Round(
        long checks,
        double seconds,
        double cpuMillis,
        long listed,
        long unknown,
        long unasked,
        long wrong,
        long peakHeap,
        long peakResident) {

    private static final double PER = 1000;

    /** Decided and asked: what was skipped does not count as done. */
    public double checksPerSecond() {
        return (checks - unasked) / seconds;
    }

    public double cpuMillisPerThousand() {
        return cpuMillis / ((checks - unasked) / PER);
    }
}
