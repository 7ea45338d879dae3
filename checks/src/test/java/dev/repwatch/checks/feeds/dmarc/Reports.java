package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.feeds.Recorded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Reports in the true shape of both schemas, of the day before. */
final class Reports {

    private Reports() {}

    static byte[] rfc7489(int number, Instant now) {
        return filled("rfc7489.xml", number, now);
    }

    static byte[] rfc9990(int number, Instant now) {
        return filled("rfc9990.xml", number, now);
    }

    private static byte[] filled(String file, int number, Instant now) {
        Instant begin = now.minus(Duration.ofDays(1));
        return Recorded.text("dmarc", file)
                .replace("@@ID@@", String.valueOf(number))
                .replace("@@BEGIN@@", String.valueOf(begin.getEpochSecond()))
                .replace("@@END@@", String.valueOf(now.getEpochSecond() - 1))
                .getBytes(StandardCharsets.UTF_8);
    }
}
