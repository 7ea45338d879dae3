package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.FeedValueDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.Level;

/** What a feed says of a target got worse, or better. */
public final class FeedValueKind {

    public static final IncidentKind<FeedValueDetail> KIND = IncidentKind.of("feed", FeedValueDetail.class)
            .severity(detail -> detail.to() == Band.BAD ? Severity.MAJOR : Severity.MINOR)
            .notCounted()
            .alertName(detail -> "RepwatchFeedWorse")
            .keys(FeedValueKind::keys)
            .labels(FeedValueKind::labels)
            .logged(event -> logged(event.detail()))
            .words(new OwnSpeech<>(
                    List.of("feed.worse", "feed.better", "feed.why", "feed.advice"),
                    (context, kind) -> new FeedValueKind(context, kind)::moved))
            .kind();

    private final Words words;
    private final Measures measures;
    private final Moments moments;
    private final TargetNames targetNames;
    private final IncidentKind<FeedValueDetail> kind;

    private FeedValueKind(WordContext context, IncidentKind<FeedValueDetail> kind) {
        this.words = context.words();
        this.measures = new Measures(words);
        this.moments = context.moments();
        this.targetNames = context.names();
        this.kind = kind;
    }

    private static IncidentKind.Keys keys(IncidentEvent<FeedValueDetail> event) {
        FeedValueDetail it = event.detail();
        String thread = "feed:" + it.feed() + ":" + it.target().text() + ":" + it.measure();
        return IncidentKind.Keys.of("feed:" + it.feed(), thread, it.to().name(), event.at());
    }

    private static Map<String, String> labels(FeedValueDetail detail, TargetNames names) {
        Map<String, String> labels = names.labels(detail.target());
        labels.put("list", detail.feed().value());
        return labels;
    }

    private Alert moved(IncidentEvent<FeedValueDetail> event) {
        FeedValueDetail it = event.detail();
        Alert.Kind alertKind = alertKind(event.verb());
        Alert.Level level = level(alertKind, it);
        AlertDraft alertDraft = kind.draft(alertKind, event, targetNames)
                .headline(level, headline(it))
                .brief(words.say("fact.target"), targetNames.title(it.target()))
                .brief(words.say("fact.value"), measures.value(it));
        it.before().ifPresent(value -> alertDraft.brief(words.say("fact.value_before"), measures.value(it, value)));
        alertDraft
                .brief(words.say("fact.data_time"), moments.at(it.dataTime()))
                .fact(words.say("fact.scale"), measures.scale(it));
        note(it).ifPresent(text -> alertDraft.fact(words.say("fact.source_says"), text));
        targetNames.owner(it.target()).ifPresent(owner -> alertDraft.brief(words.say("fact.owner"), owner));
        if (it.worse()) {
            String thread = kind.thread(event);
            alertDraft
                    .action("ack", words.say("action.ack"), thread)
                    .action("snooze", words.say("action.snooze"), thread);
        }
        return alertDraft
                .label(
                        "severity",
                        level == Alert.Level.OK ? "info" : level.name().toLowerCase(Locale.ROOT))
                .why(it.worse() ? words.say("feed.why") : "")
                .advice(it.worse() ? List.of(words.say("feed.advice")) : List.of())
                .alert(words.language());
    }

    private static Alert.Kind alertKind(Verb verb) {
        return switch (verb) {
            case OPENED, BASELINE -> Alert.Kind.OPENED;
            case CHANGED, REMINDED -> Alert.Kind.UPDATED;
            case RESOLVED -> Alert.Kind.RESOLVED;
        };
    }

    private static Alert.Level level(Alert.Kind alertKind, FeedValueDetail it) {
        if (alertKind == Alert.Kind.RESOLVED) {
            return Alert.Level.OK;
        }
        return it.to() == Band.BAD ? Alert.Level.MAJOR : Alert.Level.MINOR;
    }

    private String headline(FeedValueDetail it) {
        return words.say(
                it.worse() ? "feed.worse" : "feed.better",
                "title",
                it.title(),
                "target",
                targetNames.title(it.target()),
                "band",
                words.say("feed.band." + it.to().name().toLowerCase(Locale.ROOT)),
                "measure",
                measures.name(it),
                "value",
                measures.value(it));
    }

    private static Optional<String> note(FeedValueDetail it) {
        return Optional.of(it.note()).filter(text -> !text.isBlank());
    }

    private static LogLine logged(FeedValueDetail it) {
        return LogLine.of(
                it.worse() ? Level.WARN : Level.INFO,
                "feed_moved",
                "feed " + it.feed() + ": " + it.measure() + " of " + it.target() + " is " + it.value() + " (" + it.to()
                        + ")",
                "target",
                it.target(),
                "feed",
                it.feed());
    }
}
