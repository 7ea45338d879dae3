package dev.repwatch.monitor.traffic;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** A Postfix log that is written, and rotated as logrotate does, and knows what it holds. */
final class GrowingLog {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);
    private static final Instant BEGUN = Instant.parse("2026-11-30T06:00:00Z");
    private static final int KEPT = 40;

    private final Path path;
    private final Map<String, Long> written = new TreeMap<>();
    private int number;

    GrowingLog(Path path) {
        this.path = path;
    }

    /** Appends so many attempts, each in three lines. */
    void write(int attempts) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < attempts; n++) {
            number++;
            String source = "198.51.100." + (7 + number % 3);
            boolean gmail = number % 5 == 0;
            boolean refused = number % 7 == 0;
            String relay = gmail ? "gmail-smtp-in.l.google.com[192.0.2.10]:25" : "mx.nifty.com[192.0.2.20]:25";
            String head = STAMP.format(BEGUN.plusSeconds(number)) + " mx1 postfix-" + source;
            String id = String.format("%011X", number);
            text.append(head).append("/qmgr[1]: ").append(id).append(": from=<a@example.jp>, size=1, nrcpt=1\n");
            text.append(head)
                    .append("/smtp[2]: ")
                    .append(id)
                    .append(": to=<user")
                    .append(number)
                    .append("@example.com>, relay=")
                    .append(relay)
                    .append(", delay=1.2, delays=0.1/0.01/0.4/0.69, dsn=")
                    .append(
                            refused
                                    ? "5.1.1, status=bounced (host x[192.0.2.1] said: 550 5.1.1 no such user (in reply to"
                                            + " RCPT TO command))"
                                    : "2.0.0, status=sent (250 2.0.0 OK queued)")
                    .append('\n');
            text.append(head).append("/qmgr[1]: ").append(id).append(": removed\n");
            written.merge(source + " " + (refused ? "refused" : "accepted"), 1L, Long::sum);
        }
        Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** As logrotate does by default: those before move up, it is renamed, and a new one is made. */
    void rename() throws IOException {
        absent();
        Files.createFile(path);
    }

    /** Renamed, and for a while there is none. */
    void absent() throws IOException {
        shift();
        Files.move(path, turn(1, ""));
    }

    /** {@code copytruncate}; nothing is written in between, because that would be in no file afterwards. */
    void copyAndTruncate() throws IOException {
        shift();
        Files.copy(path, turn(1, ""), StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
    }

    /** Renamed and packed at once; the packed file grows block by block. */
    void pack() throws IOException {
        rename();
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(turn(1, ".gz")), 4096, true)) {
            Files.copy(turn(1, ""), out);
        }
        Files.delete(turn(1, ""));
    }

    private Path turn(int number, String packed) {
        return path.resolveSibling(path.getFileName() + "." + number + packed);
    }

    private void shift() throws IOException {
        for (int number = KEPT; number > 0; number--) {
            for (String packed : List.of("", ".gz")) {
                Path from = turn(number, packed);
                if (Files.exists(from)) {
                    Files.move(from, turn(number + 1, packed), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Attempts by sending address and outcome. */
    Map<String, Long> written() {
        return new TreeMap<>(written);
    }
}
