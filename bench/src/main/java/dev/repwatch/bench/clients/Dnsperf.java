package dev.repwatch.bench.clients;

import dev.repwatch.bench.servers.ProcessStats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One run of {@code dnsperf}, the yardstick, from Debian's package of that name. */
final class Dnsperf implements Client {

    /** What the engine asks the system for, so that neither loses what the other could still hold. */
    private static final String BUFFER_KILOBYTES = "4096";

    private static final int LOOK_MILLIS = 20;
    private static final double MILLIS = 1000;

    /** Bash's own timer sees what the process used. */
    private static final String TIMED = "TIMEFORMAT='CPU %U %S'; time dnsperf \"$@\"";

    /** One line for each lost packet: there may be thousands, and their number is in the summary. */
    private static final String LOST = "Timeout";

    private final Path questions;
    private final int port;
    private final int window;
    private final int sockets;
    private String words = "";

    /** @param sockets over which it spreads the window */
    Dnsperf(Path questions, int port, int window, int sockets) {
        this.questions = questions;
        this.port = port;
        this.window = window;
        this.sockets = sockets;
    }

    @Override
    public String name() {
        return Clients.DNSPERF;
    }

    @Override
    public Optional<String> said() {
        return Optional.of(words);
    }

    @Override
    public void close() {
        // it ends with each round
    }

    @Override
    public Round play() throws IOException, InterruptedException {
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
        words = said.lines().filter(line -> !line.contains(LOST)).collect(Collectors.joining("\n"));
        long sent = (long) figure(said, "Queries sent:\\s+(\\d+)");
        long completed = (long) figure(said, "Queries completed:\\s+(\\d+)");
        double seconds = figure(said, "Run time \\(s\\):\\s+([\\d.]+)");
        double cpu = (figure(said, "CPU ([\\d.]+)") + figure(said, "CPU [\\d.]+ ([\\d.]+)")) * MILLIS;
        long listed = (long) figure(said, "NOERROR (\\d+)");
        long lost = sent - completed;
        return new Round(
                new Tally(sent, listed, lost, 0, Packets.UNCOUNTED),
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
                        .mapToLong(child -> new ProcessStats(child.pid()).peakResident())
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
