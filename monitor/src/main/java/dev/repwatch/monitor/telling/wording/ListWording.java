package dev.repwatch.monitor.telling.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.Naming;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.words.Moments;
import dev.repwatch.monitor.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A list is unwell, well again, silent, or says what nobody documented. */
final class ListWording {

    private final Words words;
    private final Moments moments;
    private final Naming naming;

    ListWording(Words words, Moments moments, Directory directory) {
        this.words = words;
        this.moments = moments;
        this.naming = new Naming(directory);
    }

    Alert quarantined(Happening.ListQuarantined happening) {
        String cause = happening.cause().label();
        return draft(Alert.Kind.NOTICE, happening.source(), "trouble", "quarantined", happening.at())
                .headline(
                        Alert.Level.MINOR,
                        say(
                                "quarantined.headline",
                                happening.source(),
                                "cause",
                                words.sayOr("cause." + cause, "cause.other")))
                .fact(words.say("fact.seen"), happening.detail())
                .brief(words.say("fact.since"), moments.at(happening.at()))
                .why(words.say("quarantined.why"))
                .advice(List.of(words.sayOr("quarantined.advice." + cause, "quarantined.advice")))
                .label("cause", cause)
                .alert(words.language());
    }

    Alert restored(Happening.ListRestored happening) {
        Duration lasted = Duration.between(happening.quarantinedAt(), happening.at());
        return draft(Alert.Kind.RESOLVED, happening.source(), "trouble", "restored", happening.at())
                .headline(Alert.Level.OK, say("restored.headline", happening.source()))
                .brief(words.say("fact.lasted"), moments.lasting(lasted))
                .why(words.say("restored.why"))
                .alert(words.language());
    }

    Alert undocumented(Happening.UndocumentedCode happening) {
        return draft(Alert.Kind.NOTICE, happening.source(), "code", "code", happening.at())
                .headline(Alert.Level.INFO, say("undocumented.headline", happening.source(), "code", happening.code()))
                .brief(words.say("fact.code"), happening.code())
                .brief(words.say("fact.example"), happening.example().text())
                .why(words.say("undocumented.why"))
                .advice(List.of(words.say("undocumented.advice", "list", happening.source())))
                .label(Alert.PASSING, "yes")
                .alert(words.language());
    }

    Alert stale(Happening.WentStale happening) {
        return draft(Alert.Kind.NOTICE, happening.source(), "stale", "stale", happening.at())
                .headline(Alert.Level.MINOR, say("stale.headline", happening.source(), "targets", happening.targets()))
                .brief(words.say("fact.since"), moments.at(happening.since()))
                .why(words.say("stale.why"))
                .advice(List.of(words.say("stale.advice")))
                .alert(words.language());
    }

    Alert fresh(Happening.FreshAgain happening) {
        return draft(Alert.Kind.RESOLVED, happening.source(), "stale", "fresh", happening.at())
                .headline(Alert.Level.OK, say("fresh.headline", happening.source()))
                .alert(words.language());
    }

    private Draft draft(Alert.Kind kind, SourceId source, String conversation, String event, Instant at) {
        String thread = "list:" + source.value() + ":" + conversation;
        return new Draft(kind, at)
                .keys(Keys.event(thread, event, at), "list:" + source.value(), thread)
                .label("list", source.value())
                .label("list_title", naming.title(source))
                .brief(words.say("fact.list"), naming.title(source));
    }

    private String say(String key, SourceId source, Object... values) {
        Object[] all = new Object[values.length + 2];
        all[0] = "list";
        all[1] = naming.title(source);
        System.arraycopy(values, 0, all, 2, values.length);
        return words.say(key, all);
    }
}
