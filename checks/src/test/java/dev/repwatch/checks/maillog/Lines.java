package dev.repwatch.checks.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.format.FormatGuess;
import dev.repwatch.checks.maillog.format.LogReader;
import dev.repwatch.checks.maillog.line.Stamps;
import dev.repwatch.checks.maillog.refusal.Judge;
import dev.repwatch.checks.maillog.refusal.Judged;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lines as one file that was last changed at the end of November 2026. */
final class Lines {

    static final Instant CHANGED = Instant.parse("2026-11-30T08:00:00Z");

    private static final Judge JUDGE = new Judge(List.of(), Map.of());

    private Lines() {}

    static List<Attempt> attempts(String... lines) {
        return attempts(ZoneOffset.UTC, CHANGED, lines);
    }

    static List<Attempt> attempts(ZoneId zone, Instant changed, String... lines) {
        LogReader reader = reader(zone, changed, lines);
        LogReader ofBytes = reader(zone, changed, lines);
        List<Attempt> found = new ArrayList<>();
        List<Attempt> foundInBytes = new ArrayList<>();
        for (String line : lines) {
            List<String> marks = FormatGuess.marks(reader, List.of(lines));
            boolean shown = marks.isEmpty() || marks.stream().anyMatch(line::contains);
            if (shown) {
                reader.read(line, found::add);
                byte[] block = ("status=\n" + line + "\n: to=<").getBytes(StandardCharsets.UTF_8);
                ofBytes.read(block, 8, block.length - 7, foundInBytes::add);
            }
        }
        assertThat(foundInBytes).as("the same read where it lies").isEqualTo(found);
        return found;
    }

    private static LogReader reader(ZoneId zone, Instant changed, String... lines) {
        return FormatGuess.reader(
                List.of(lines), new Stamps(zone, changed), new SourceAddresses(Map.of("postfix-out1", "198.51.100.7")));
    }

    static List<Judged> judged(String... lines) {
        synchronized (JUDGE) {
            return attempts(lines).stream().map(JUDGE::judge).toList();
        }
    }

    /** A Postfix line of the 29th of November. */
    static String postfix(String program, String text) {
        return "Nov 29 21:31:05 mx1 " + program + "[42]: " + text;
    }

    /** A bounce or deferral by a receiver at RCPT. */
    static String answered(String relay, String status, String reply, String command) {
        return postfix(
                "postfix-out1/smtp",
                "4jd0h9Q: to=<a@b.example>, relay=" + relay
                        + "[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=5.0.0, status=" + status + " (host " + relay
                        + "[192.0.2.9] said: " + reply + " (in reply to " + command + " command))");
    }
}
