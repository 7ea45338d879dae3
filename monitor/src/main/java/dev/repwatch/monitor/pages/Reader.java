package dev.repwatch.monitor.pages;

import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.delisting.ActRefused;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.web.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One who reads a page: their language, and how far the page lies below the root. */
record Reader(Page page, Words words) {

    private static final Map<Language, Words> WORDS = Map.of(
            Language.EN, Words.of(Reader.class, Language.EN),
            Language.JA, Words.of(Reader.class, Language.JA));
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static Reader of(Request request) {
        return new Reader(Page.of(request), Objects.requireNonNull(WORDS.get(request.language())));
    }

    String say(String key, Object... values) {
        return words.say(key, values);
    }

    String at(Instant time) {
        return MINUTE.format(time);
    }

    String ago(Instant end, Instant now) {
        long minutes = Math.max(0, Duration.between(end, now).toMinutes());
        return minutes < 120
                ? say("ago.minutes", "n", minutes)
                : minutes < 2 * 1440 ? say("ago.hours", "n", minutes / 60) : say("ago.days", "n", minutes / 1440);
    }

    /** Why an act was not done: in words of the reader's, where there are some. */
    String refusal(IllegalArgumentException refusal) {
        return refusal instanceof ActRefused known
                ? say("act.refused." + known.why(), inWords(known.values()))
                : String.valueOf(refusal.getMessage());
    }

    private Object[] inWords(Object[] values) {
        return Stream.of(values)
                .map(it -> it instanceof Instant time ? at(time) : it)
                .toArray();
    }

    /** A page of ours, such as {@code t} and the target. */
    String way(String kind, String name) {
        return page.up() + kind + "/" + name;
    }

    String question(String target) {
        return page.up() + "diagnose?about=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }
}
