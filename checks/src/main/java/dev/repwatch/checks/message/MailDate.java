package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A date as mail writes it (RFC 5322 section 3.3), and as old programs did (section 4.3). */
final class MailDate {

    private static final List<DateTimeFormatter> FORMS = List.of(form("Z"), form("zzz"));
    private static final Pattern OLD_YEAR = Pattern.compile("^((?:\\p{L}+, )?\\d{1,2} \\p{L}{3}) (\\d{2}) ");
    private static final int THIS_CENTURY_BELOW = 50;

    private MailDate() {}

    private static DateTimeFormatter form(String zone) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern("[EEE, ]d MMM yyyy H:mm[:ss] " + zone)
                .toFormatter(Locale.ROOT);
    }

    static Optional<Instant> of(String text) {
        String plain = text.replaceAll("\\([^()]*\\)", " ")
                .strip()
                .replaceAll("\\s*,\\s*", ", ")
                .replaceAll("\\s+", " ")
                // a leap second, which Java does not know
                .replaceFirst(":60 ", ":59 ");
        Matcher old = OLD_YEAR.matcher(plain);
        if (old.find()) {
            String century = Integer.parseInt(old.group(2)) < THIS_CENTURY_BELOW ? "20" : "19";
            plain = old.group(1) + " " + century + old.group(2) + plain.substring(old.end() - 1);
        }
        for (DateTimeFormatter form : FORMS) {
            try {
                return Optional.of(ZonedDateTime.parse(plain, form).toInstant());
            } catch (DateTimeException other) {
                // the next form
            }
        }
        return Optional.empty();
    }
}
