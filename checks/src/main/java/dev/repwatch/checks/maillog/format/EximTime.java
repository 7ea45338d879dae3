package dev.repwatch.checks.maillog.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Optional;

/** A span as Exim writes it: {@code 1d2h3m4s}, {@code 0.123s}. */
final class EximTime {

    private static final Pattern SPAN = Pattern.compile(
            "(?:(\\d{1,6})w)?(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})(?:\\.(\\d{1,3})\\d*)?s)?");
    private static final int[] SECONDS = {604_800, 86_400, 3_600, 60, 1};

    private EximTime() {}

    static Optional<Duration> of(String text) {
        Matcher span = SPAN.matcher(text);
        if (text.isEmpty() || !span.matches()) {
            return Optional.empty();
        }
        long seconds = 0;
        for (int unit = 0; unit < SECONDS.length; unit++) {
            String number = span.group(unit + 1);
            seconds += number == null ? 0 : Long.parseLong(number) * SECONDS[unit];
        }
        String fraction = span.group(6);
        long millis = fraction == null ? 0 : Long.parseLong((fraction + "00").substring(0, 3));
        return Optional.of(Duration.ofSeconds(seconds).plusMillis(millis));
    }
}
