package dev.repwatch.monitor.warmup.news;

import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.notify.wording.WordContext;
import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.WarmupDay;
import dev.repwatch.monitor.warmup.news.WarmupDetail.AtProvider;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The longer facts of a message about a warm-up. */
final class WarmupText {

    /** Providers whose days are shown. */
    private static final int SHOWN = 3;

    private static final String NOTHING = "–";

    private final Words words;

    private WarmupText(Words words) {
        this.words = words;
    }

    static WarmupText in(WordContext context) {
        return new WarmupText(context.words());
    }

    /** What there is to say of each provider, the worst first. */
    static String lines(WarmupDetail detail, Language language) {
        return or(detail.lines(language).stream().map(NewsLine::text).collect(Collectors.joining("\n")));
    }

    /** The limits from now on. */
    String limits(WarmupDetail detail) {
        return or(detail.standings().stream()
                .map(each -> name(each) + " " + number(each.decision().nextLimit()))
                .collect(Collectors.joining(words.say("and"))));
    }

    /** The last days of the providers with trouble. */
    String week(WarmupDetail detail) {
        Stream<String> troubled =
                detail.troubles(Language.EN).stream().map(NewsLine::provider).distinct();
        return or(troubled.limit(SHOWN)
                .flatMap(provider -> detail.standings().stream()
                        .filter(each -> each.decision().provider().equals(provider)))
                .map(each -> Stream.concat(
                                Stream.of(name(each)), each.week().stream().map(this::day))
                        .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n")));
    }

    private String day(WarmupDay day) {
        String date = day.date().toString();
        return day.mail()
                .map(mail -> day(date, day, mail))
                .orElseGet(() -> words.say("week.unknown", "date", date, "limit", limit(day)));
    }

    private String day(String date, WarmupDay day, Mail mail) {
        return words.say(
                "week.day",
                "date",
                date,
                "limit",
                limit(day),
                "sent",
                number(mail.sent()),
                "accepted",
                number(mail.accepted()),
                "deferred",
                number(mail.deferred()),
                "refused",
                number(mail.refused()),
                "unknown",
                number(mail.unknown()));
    }

    private String name(AtProvider standing) {
        String provider = standing.decision().provider();
        return words.sayOr("provider." + provider, "provider.other", "name", provider);
    }

    private static String limit(WarmupDay day) {
        return day.limited() ? number(day.limit()) : NOTHING;
    }

    private static String or(String text) {
        return text.isEmpty() ? NOTHING : text;
    }

    private static String number(long value) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(value);
    }
}
