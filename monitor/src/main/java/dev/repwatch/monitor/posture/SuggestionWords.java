package dev.repwatch.monitor.posture;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What reports and logs show and nobody has configured, in sentences. */
public final class SuggestionWords {

    private static final int MOST = 10;

    private final Words words;

    private SuggestionWords(Language language) {
        words = Words.of(SuggestionWords.class, language);
    }

    /** At most a few, and how many more there are. */
    public static List<String> of(List<Suggestion> suggestions, Language language) {
        SuggestionWords in = new SuggestionWords(language);
        Stream<String> some = suggestions.stream().limit(MOST).map(in::sentence).map(Clean::line);
        int more = suggestions.size() - MOST;
        return (more <= 0 ? some : Stream.concat(some, Stream.of(in.words.say("learned.more", "count", more))))
                .toList();
    }

    static String sentence(Suggestion suggestion, Language language) {
        return new SuggestionWords(language).sentence(suggestion);
    }

    private String sentence(Suggestion it) {
        return words.say(
                "learned." + it.kind().name().toLowerCase(Locale.ROOT)
                        + (it.seen() == Suggestion.Seen.LOG ? ".log" : ""),
                "value",
                it.value(),
                "signs",
                it.signs().orElse(""),
                "domain",
                it.domain().orElse(""),
                "reports",
                it.reports() == 0
                        ? words.say("learned.reports")
                        : words.say("learned.reports." + number(it.reports()), "count", it.reports()),
                "messages",
                words.say("learned.messages." + number(it.messages()), "count", it.messages()),
                "fate",
                fate(it));
    }

    private static String number(long count) {
        return count == 1 ? "one" : "many";
    }

    private String fate(Suggestion it) {
        if (it.seen() == Suggestion.Seen.LOG) {
            return it.failed() == 0
                    ? words.say("learned.accepted")
                    : words.say("learned.not_accepted", "count", it.failed());
        }
        if (it.failed() == 0) {
            return words.say("learned.pass");
        }
        return it.failed() >= it.messages()
                ? words.say("learned.fail")
                : words.say("learned.some", "count", it.failed());
    }
}
