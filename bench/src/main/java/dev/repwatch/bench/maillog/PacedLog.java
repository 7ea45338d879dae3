package dev.repwatch.bench.maillog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A Postfix log that is written at so many lines a second, seven for each message, and remembers when each outcome was written. One
 * message in twenty, the last too, is refused and names a list, so that the daemon counts anew each time it has read.
 */
final class PacedLog implements Runnable {

    static final int LINES = 7;

    private static final int REFUSED_EVERY = 20;
    private static final int TICK_MILLIS = 10;
    private static final long NANOS = 1_000_000_000L;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("MMM d HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Path file;
    private final int messagesPerSecond;
    private final long[] writtenAt;
    private volatile int written;

    PacedLog(Path file, int linesPerSecond, int seconds) {
        this.file = file;
        this.messagesPerSecond = Math.max(1, linesPerSecond / LINES);
        this.writtenAt = new long[messagesPerSecond * seconds];
    }

    @Override
    public void run() {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            long begin = System.nanoTime();
            while (written < writtenAt.length) {
                long due = Math.min(writtenAt.length, (System.nanoTime() - begin) * messagesPerSecond / NANOS);
                StringBuilder lines = new StringBuilder();
                for (int message = written; message < due; message++) {
                    lines.append(lines(message));
                }
                out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
                long now = System.nanoTime();
                for (int message = written; message < due; message++) {
                    writtenAt[message] = now;
                }
                written = (int) due;
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("the log cannot be written", failure);
        }
    }

    int written() {
        return written;
    }

    int planned() {
        return writtenAt.length;
    }

    /** How long ago the first outcome was written that is not among so many; 0 when there is none. */
    double secondsBehind(long counted) {
        int all = written;
        return counted >= all ? 0 : (System.nanoTime() - writtenAt[(int) counted]) / (double) NANOS;
    }

    private static String lines(int message) {
        String stamp = STAMP.format(Instant.now()).replaceFirst("^(\\S+) (\\d) ", "$1  $2 ") + " mx1 ";
        String id = String.format(Locale.ROOT, "4jd%08xQz", message);
        String outcome = message % REFUSED_EVERY == REFUSED_EVERY - 1
                ? "dsn=5.7.1, status=bounced (host mx.corp.example[192.0.2.10] said: 554 5.7.1 Service unavailable;"
                        + " Client host [198.51.100.7] blocked using bl.bench.test (in reply to RCPT TO command))"
                : "dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as " + Integer.toHexString(message * 31) + ")";
        return String.join(
                "\n",
                stamp + "postfix/smtpd[1]: " + id + ": client=app[192.0.2.200]",
                stamp + "postfix/cleanup[2]: " + id + ": message-id=<" + id + "@mx1.example.jp>",
                stamp
                        + "postfix/smtpd[1]: disconnect from app[192.0.2.200] ehlo=1 mail=1 rcpt=1 data=1 quit=1"
                        + " commands=5",
                stamp + "postfix/qmgr[3]: " + id + ": from=<bounce@example.jp>, size=12345, nrcpt=1 (queue active)",
                stamp
                        + "postfix-198.51.100.7/smtp[4]: Trusted TLS connection established to"
                        + " mx.corp.example[192.0.2.10]:25: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)",
                stamp + "postfix-198.51.100.7/smtp[4]: " + id + ": to=<user" + message + "@corp.example>,"
                        + " relay=mx.corp.example[192.0.2.10]:25, delay=0.9, delays=0.1/0.01/0.5/0.29, " + outcome,
                stamp + "postfix/qmgr[3]: " + id + ": removed\n");
    }
}
