package dev.repwatch.bench.clients;

import dev.repwatch.bench.servers.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of {@code dnsperf}, the yardstick, from Debian's package of that name. */
public final class Dnsperf {

    /** What the engine asks the system for, so that neither loses what the other could still hold. */
    private static final String BUFFER_KILOBYTES = "4096";

    private static final int LOOK_MILLIS = 20;
    private static final double MILLIS = 1000;

    /** Bash's own timer sees what the process used. */
    private static final String TIMED = "TIMEFORMAT='CPU %U %S'; time dnsperf \"$@\"";

    private Dnsperf() {}

    /**
     * @param sockets over which it spreads the window
     */
    public static Round run(Path questions, int port, int window, int sockets)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        "bash",
                        "-c",
                        TIMED,
                        "dnsperf",
                        "-s",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-d",
                        questions.toString(),
                        "-n",
                        "1",
                        "-t",
                        "2",
                        "-T",
                        "1",
                        "-c",
                        Integer.toString(sockets),
                        "-b",
                        BUFFER_KILOBYTES,
                        "-q",
                        Integer.toString(window)))
                .redirectErrorStream(true)
                .start();
        AtomicLong peak = new AtomicLong();
        Thread watching = new Thread(() -> watch(process, peak));
        watching.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        watching.join();
        if (process.waitFor() != 0) {
            throw new IOException("dnsperf failed: " + said);
        }
        long sent = (long) figure(said, "Queries sent:\\s+(\\d+)");
        long completed = (long) figure(said, "Queries completed:\\s+(\\d+)");
        double seconds = figure(said, "Run time \\(s\\):\\s+([\\d.]+)");
        double cpu = (figure(said, "CPU ([\\d.]+)") + figure(said, "CPU [\\d.]+ ([\\d.]+)")) * MILLIS;
        long listed = (long) figure(said, "NOERROR (\\d+)");
        long lost = sent - completed;
        return new Round(
                new Tally(sent, listed, lost, 0, 0),
                seconds,
                cpu,
                new Packets(lost, Packets.UNCOUNTED),
                0,
                peak.get(),
                0);
    }

    private static void watch(Process process, AtomicLong peak) {
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                process.children()
                        .mapToLong(child -> new Running(child.pid()).peakResident())
                        .forEach(now -> peak.accumulateAndGet(now, Math::max));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static double figure(String said, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(said);
        if (!found.find()) {
            throw new IOException("dnsperf did not say \"" + pattern + "\": " + said);
        }
        return Double.parseDouble(found.group(1));
    }
}
