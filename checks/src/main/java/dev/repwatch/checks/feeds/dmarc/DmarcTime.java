package dev.repwatch.checks.feeds.dmarc;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.checks.feeds.FeedFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A time in a report: seconds since 1970, by some reporters with a fraction, in milliseconds, or as RFC 3339. */
record DmarcTime(Instant at) {

    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,10})(?:\\.[0-9]{1,9})?");
    private static final Pattern MILLIS = Pattern.compile("([0-9]{10})[0-9]{3}");
    private static final long LAST = Integer.MAX_VALUE * 2L;

    /** @param name what it is, for the message */
    static DmarcTime parse(String text, String name) throws FeedFailure {
        Matcher seconds = SECONDS.matcher(text);
        Matcher millis = MILLIS.matcher(text);
        if (seconds.matches() && Long.parseLong(seconds.group(1)) <= LAST) {
            return new DmarcTime(Instant.ofEpochSecond(Long.parseLong(seconds.group(1))));
        }
        if (millis.matches() && Long.parseLong(millis.group(1)) <= LAST) {
            return new DmarcTime(Instant.ofEpochSecond(Long.parseLong(millis.group(1))));
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (at.getEpochSecond() >= 0 && at.getEpochSecond() <= LAST) {
                return new DmarcTime(at);
            }
        } catch (DateTimeException none) {
            // told below
        }
        throw FeedFailure.badAnswer("the report's " + name + " is out of range");
    }
}
