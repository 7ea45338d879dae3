package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A list is unwell, well again, silent, or says what nobody documented. */
final class ListWording {

    private final Words words;
    private final Moments moments;
    private final TargetNames targetNames;

    ListWording(Words words, Moments moments, Directory directory) {
        this.words = words;
        this.moments = moments;
        this.targetNames = new TargetNames(directory);
    }

    Alert quarantined(IncidentEvent.ListQuarantined happening) {
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

    Alert restored(IncidentEvent.ListRestored happening) {
        Duration lasted = Duration.between(happening.quarantinedAt(), happening.at());
        return draft(Alert.Kind.RESOLVED, happening.source(), "trouble", "restored", happening.at())
                .headline(Alert.Level.OK, say("restored.headline", happening.source()))
                .brief(words.say("fact.lasted"), moments.lasting(lasted))
                .why(words.say("restored.why"))
                .alert(words.language());
    }

    Alert undocumented(IncidentEvent.UndocumentedCode happening) {
        return draft(Alert.Kind.NOTICE, happening.source(), "code", "code", happening.at())
                .headline(Alert.Level.INFO, say("undocumented.headline", happening.source(), "code", happening.code()))
                .brief(words.say("fact.code"), happening.code())
                .brief(words.say("fact.example"), happening.example().text())
                .why(words.say("undocumented.why"))
                .advice(List.of(words.say("undocumented.advice", "list", happening.source())))
                .label(Alert.PASSING, "yes")
                .alert(words.language());
    }

    Alert stale(IncidentEvent.WentStale happening) {
        return draft(Alert.Kind.NOTICE, happening.source(), "stale", "stale", happening.at())
                .headline(Alert.Level.MINOR, say("stale.headline", happening.source(), "targets", happening.targets()))
                .brief(words.say("fact.since"), moments.at(happening.since()))
                .why(words.say("stale.why"))
                .advice(List.of(words.say("stale.advice")))
                .alert(words.language());
    }

    Alert fresh(IncidentEvent.FreshAgain happening) {
        return draft(Alert.Kind.RESOLVED, happening.source(), "stale", "fresh", happening.at())
                .headline(Alert.Level.OK, say("fresh.headline", happening.source()))
                .alert(words.language());
    }

    private AlertDraft draft(Alert.Kind kind, SourceId source, String conversation, String event, Instant at) {
        String thread = "list:" + source.value() + ":" + conversation;
        return new AlertDraft(kind, at)
                .keys(AlertKeys.event(thread, event, at), "list:" + source.value(), thread)
                .label("list", source.value())
                .label("list_title", targetNames.title(source))
                .brief(words.say("fact.list"), targetNames.title(source));
    }

    private String say(String key, SourceId source, Object... values) {
        Object[] all = new Object[values.length + 2];
        all[0] = "list";
        all[1] = targetNames.title(source);
        System.arraycopy(values, 0, all, 2, values.length);
        return words.say(key, all);
    }
}
