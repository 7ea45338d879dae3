package dev.repwatch.bench.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the system says of a running process (proc(5)). */
public record ProcessStats(long pid) {

    private static final long KIB = 1024;
    private static final long TICKS_A_SECOND = 100;
    private static final int USER_TIME = 11;

    public static ProcessStats self() {
        return new ProcessStats(ProcessHandle.current().pid());
    }

    /** User and system time so far. */
    public long cpuMillis() {
        String stat = read("stat").orElse("");
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
        return afterName.length <= USER_TIME + 1
                ? 0
                : (Long.parseLong(afterName[USER_TIME]) + Long.parseLong(afterName[USER_TIME + 1]))
                        * (1000 / TICKS_A_SECOND);
    }

    /** The most memory it ever had, in bytes. */
    public long peakResident() {
        return status("VmHWM:");
    }

    public long resident() {
        return status("VmRSS:");
    }

    public long threads() {
        return status("Threads:") / KIB;
    }

    /** Open sockets; 0 when they cannot be seen. */
    public long sockets() {
        try (var files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.filter(ProcessStats::socket).count();
        } catch (IOException gone) {
            return 0;
        }
    }

    private static boolean socket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException closed) {
            return false;
        }
    }

    private long status(String key) {
        return read("status")
                .flatMap(text ->
                        text.lines().filter(line -> line.startsWith(key)).findFirst())
                .map(line -> Long.parseLong(
                                line.substring(key.length()).replace("kB", "").trim())
                        * KIB)
                .orElse(0L);
    }

    private Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(Path.of("/proc", Long.toString(pid), name)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
