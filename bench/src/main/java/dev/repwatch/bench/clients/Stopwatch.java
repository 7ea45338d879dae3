package dev.repwatch.bench.clients;

import com.sun.management.OperatingSystemMXBean;
import dev.repwatch.bench.servers.Running;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** Measures this process from its making to {@link #round}. */
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

    Round round(Tally tally) {
        double seconds = (System.nanoTime() - began) / NANOS;
        double cpu = (system.getProcessCpuTime() - cpuBefore) / NANOS_A_MILLI;
        return new Round(
                tally, seconds, cpu, Packets.UNSEEN, peakHeap(), Running.self().peakResident(), 0);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
