package dev.repwatch.checks.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are broken at random say the same as text and where they lie: {@link Lines} compares the two. */
class OddLinesTest {

    private static final int LINES = 4000;
    private static final List<String> PIECES = List.of(
            " ", ":", ": ", ", ", "<", ">", "\"", "\\", "[", "]", "(", ")", "=", "to=<", "status=", "/", "\u00e9",
            "\u53d7", "9");
    private static final List<String> WHOLE = List.of(
            "postfix-out1/smtp[4]: 4jd1: to=<u@b.example>, relay=mx.b.example[192.0.2.9]:25, delay=0.9,"
                    + " delays=0.1/0.01/0.5/0.29, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 21FB9884)",
            "postfix/smtp[4]: 4jd2: to=<\"a, b=c\"@b.example>, orig_to=<x@y.example>, relay=none, delay=1,"
                    + " delays=0/0/1/0, dsn=4.4.1, status=deferred (connect to mx.b.example[192.0.2.9]:25: Connection"
                    + " timed out)",
            "postfix/qmgr[4]: 4jd3: from=<a@b.example>, status=expired, returned to sender",
            "postfix/lmtp[4]: 4jd4: to=<u@b.example>, relay=mx.b.example[private/lmtp], delay=1, delays=0/0/1/0,"
                    + " dsn=5.1.1, status=bounced (host mx.b.example[private/lmtp] said: 550 5.1.1 <u@b.example> unknown"
                    + " (in reply to RCPT TO command))");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Oct 25 %02d:%02d:%02d mx1 ",
                "2026-10-25T%02d:%02d:%02d.%06d+09:00 mx1.example.jp ",
                "2026-10-25T%02d:%02d:%02d.%dZ mx1 ",
                "2026-10-25T%02d:%02d:%02d mx1 ",
                "2026-10-25T%02d:%02d:%02d.%06dZ Oct 25 03:04:05 mx1 ",
                "2026-10-25T%02d:%02d:%02d.%06dZ 2026-10-25T03:04:05Z ",
                "2026-10-25T%02d:%02d:%02d.%06dZ stdout F Oct 25 03:04:05 mx1 "
            })
    void sayTheSame(String stamp) {
        Random random = new Random(20261201);
        String[] lines =
                IntStream.range(0, LINES).mapToObj(at -> odd(stamp, random, at)).toArray(String[]::new);

        assertThat(Lines.attempts(ZoneId.of("Europe/Berlin"), Lines.CHANGED, lines))
                .hasSizeBetween(LINES / 2, LINES);
    }

    /** Time goes on by some seconds a line, now and then back. */
    private static String odd(String stamp, Random random, int at) {
        int second = Math.max(0, at * 3 - (random.nextInt(9) == 0 ? random.nextInt(90) : 0));
        StringBuilder line = new StringBuilder(String.format(
                stamp,
                second / 3600,
                second / 60 % 60,
                second % 60,
                random.nextInt(random.nextBoolean() ? 10 : 1_000_000)));
        line.append(WHOLE.get(random.nextInt(WHOLE.size())));
        for (int change = random.nextInt(4) - 1; change > 0; change--) {
            int place = random.nextInt(line.length());
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            switch (random.nextInt(3)) {
                case 0 -> line.insert(place, piece);
                case 1 -> line.replace(place, place + 1, piece);
                default -> line.delete(place, place + random.nextInt(8));
            }
        }
        return line.toString();
    }
}
