package dev.repwatch.monitor.diagnosis.situation;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** The mark by which a receiver finds a message again that it took; all that is shown of its words. */
public final class Receipt {

    private static final Pattern QUEUED = Pattern.compile("(?i)queued as ([A-Za-z0-9._-]{4,64})");
    private static final Pattern ID = Pattern.compile("(?i)\\bid=([A-Za-z0-9._-]{4,64})");
    private static final Pattern GMAIL = Pattern.compile("\\b(\\S{8,64}) - gsmtp");

    private Receipt() {}

    public static Optional<String> of(Attempt attempt) {
        String reply = attempt.line().reply().orElse("");
        return attempt.line()
                .nextQueueId()
                .or(() -> group(QUEUED, reply))
                .or(() -> group(ID, reply))
                .or(() -> group(GMAIL, reply));
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
