package dev.repwatch.checks.dnsbl.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time in a file's first comments, as operators write it. */
final class HeaderTime {

    private record Form(Pattern pattern, Function<String, Instant> time) {}

    private static final List<Form> FORMS = List.of(
            // # last updated 1788000000 (Sun Aug 30 …)
            form("updated:? (\\d{10})\\b", text -> Instant.ofEpochSecond(Long.parseLong(text))),
            // ; Last-Modified: Sun, 30 Aug 2026 05:17:00 GMT
            form(
                    "(?:modified|updated|generated|date):? +(\\w{3}, \\d{1,2} \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d (?:GMT|[+-]\\d{4}))",
                    text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text))),
            // # Last updated: 2026-08-30 05:17:00 (UTC)
            form(
                    "(?:modified|updated|generated|date|time):? +(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d)\\b(?! *[+-])",
                    text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC)),
            // # This File Date : Sun Aug 30 05:17:00 UTC 2026
            form(
                    "file date ?: +(\\w{3} \\w{3} +\\d{1,2} \\d\\d:\\d\\d:\\d\\d UTC \\d{4})",
                    text -> LocalDateTime.parse(
                                    text.replaceAll(" +", " "),
                                    DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ENGLISH))
                            .toInstant(ZoneOffset.UTC)));

    private HeaderTime() {}

    static Optional<Instant> of(String comment) {
        for (Form known : FORMS) {
            Matcher found = known.pattern().matcher(comment);
            if (found.find()) {
                try {
                    return Optional.of(known.time().apply(found.group(1)));
                } catch (DateTimeException noDate) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Form form(String pattern, Function<String, Instant> time) {
        return new Form(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), time);
    }
}
