package dev.repwatch.bench.clients;

import com.sun.management.OperatingSystemMXBean;
import dev.repwatch.bench.servers.ProcessStats;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** Measures this process from its making to {@link #stop} or {@link #round}. */
final class Stopwatch {

    private static final double NANOS = 1e9;
    private static final double NANOS_A_MILLI = 1e6;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final long began;
    private final long cpuBefore;

    Stopwatch() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        cpuBefore = system.getProcessCpuTime();
        began = System.nanoTime();
    }

    /** What was measured, for a round that is counted afterwards. */
    record Lap(double seconds, double cpuMillis, long peakHeap, long peakResident) {

        Round of(Tally tally) {
            return new Round(tally, seconds, cpuMillis, Packets.UNSEEN, peakHeap, peakResident, 0);
        }
    }

    Lap stop() {
        double seconds = (System.nanoTime() - began) / NANOS;
        double cpuMillis = (system.getProcessCpuTime() - cpuBefore) / NANOS_A_MILLI;
        return new Lap(seconds, cpuMillis, peakHeap(), ProcessStats.self().peakResident());
    }

    Round round(Tally tally) {
        return stop().of(tally);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
