package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dns.loopback.LoopbackZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** A mail server whose log is written while a daemon follows it, in a world in which a day can pass at once. */
final class MailWorld implements AutoCloseable {

    static final String ZEN = "zen.spamhaus.org";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

    final DaemonWorld world;
    final LoopbackZone zen;
    private final Path log;
    private final AtomicLong passed = new AtomicLong();

    MailWorld(Path folder, String language) throws IOException {
        log = Files.writeString(folder.resolve("mail.log"), "");
        world = new DaemonWorld(folder);
        zen = world.nameserver.zone(ZEN).ttl(Duration.ofSeconds(1)).testPoints("127.0.0.2", "127.0.0.4", "127.0.0.10");
        String text = Files.readString(world.file);
        Files.writeString(
                world.file,
                "language = \"" + language + "\"\n"
                        + text.replace("defaults = false", "defaults = false\nenable = [\"spamhaus-zen\"]")
                        + "\n[maillog]\nfiles = [\"mail.log\"]\n");
    }

    Daemon start() throws IOException {
        DaemonEnvironment real = DaemonEnvironment.ofSystem("test").withoutPosture();
        return world.start(new DaemonEnvironment(
                real.end(),
                clock(),
                () -> System.nanoTime() + passed.get(),
                real.random(),
                real.guard(),
                real.host(),
                real.version(),
                real.probes(),
                real.posture()));
    }

    private InstantSource clock() {
        return () -> Instant.now().plusNanos(passed.get());
    }

    Instant now() {
        return clock().instant();
    }

    void pass(Duration time) {
        passed.addAndGet(time.toNanos());
    }

    /** What a receiver said to many recipients, one a line. */
    void said(String source, int times, IntFunction<Line> line) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int n = 0; n < times; n++) {
            lines.append(STAMP.format(now()))
                    .append(" mx1 postfix-")
                    .append(source)
                    .append("/smtp[4]: 4jd0h")
                    .append(Long.toString(passed.get() / 1_000_000_000L + n, 36))
                    .append("zJTpP: ")
                    .append(line.apply(n).text())
                    .append('\n');
        }
        Files.writeString(log, lines, StandardOpenOption.APPEND);
    }

    /** One attempt, as Postfix writes it. */
    record Line(String text) {

        static Line accepted(String to, String host) {
            return of(to, host, "2.0.0", "sent (250 2.0.0 ok)");
        }

        static Line refused(String to, String host, String reply, String command) {
            return of(
                    to,
                    host,
                    "5.0.0",
                    "bounced (host " + host + "[192.0.2.71] said: " + reply + " (in reply to " + command
                            + " command))");
        }

        static Line ended(String to, String host) {
            return of(
                    to,
                    host,
                    "4.4.2",
                    "deferred (lost connection with " + host
                            + "[192.0.2.71] while receiving the initial server greeting)");
        }

        private static Line of(String to, String host, String dsn, String status) {
            return new Line("to=<" + to + ">, relay=" + host
                    + "[192.0.2.71]:25, delay=0.9, delays=0.1/0.01/0.5/0.29, dsn=" + dsn + ", status=" + status);
        }
    }

    @Override
    public void close() {
        world.close();
    }
}
