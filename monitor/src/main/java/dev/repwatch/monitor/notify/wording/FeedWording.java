package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a feed says of a target got worse, or better. */
final class FeedWording {

    private final Words words;
    private final Measures measures;
    private final Moments moments;
    private final TargetNames targetNames;

    FeedWording(Words words, Moments moments, Directory directory) {
        this.words = words;
        this.measures = new Measures(words);
        this.moments = moments;
        this.targetNames = new TargetNames(directory);
    }

    Alert moved(IncidentEvent.FeedMoved it) {
        String thread = "feed:" + it.feed() + ":" + it.target().text() + ":" + it.measure();
        Alert.Level level = level(it);
        AlertDraft alertDraft = new AlertDraft(kind(it), it.at())
                .keys(AlertKeys.event(thread, it.to().name(), it.at()), "feed:" + it.feed(), thread)
                .headline(level, headline(it))
                .brief(words.say("fact.target"), targetNames.title(it.target()))
                .brief(words.say("fact.value"), measures.value(it));
        it.before().ifPresent(value -> alertDraft.brief(words.say("fact.value_before"), measures.value(it, value)));
        alertDraft
                .brief(words.say("fact.data_time"), moments.at(it.dataTime()))
                .fact(words.say("fact.scale"), measures.scale(it));
        note(it).ifPresent(text -> alertDraft.fact(words.say("fact.source_says"), text));
        return alertDraft
                .labels(targetNames.labels(it.target()))
                .label("list", it.feed().value())
                .label(
                        "severity",
                        level == Alert.Level.OK ? "info" : level.name().toLowerCase(Locale.ROOT))
                .why(it.worse() ? words.say("feed.why") : "")
                .advice(it.worse() ? List.of(words.say("feed.advice")) : List.of())
                .alert(words.language());
    }

    private static Alert.Kind kind(IncidentEvent.FeedMoved it) {
        if (it.worse()) {
            return Alert.Kind.OPENED;
        }
        return it.to().compareTo(Band.POOR) < 0 ? Alert.Kind.RESOLVED : Alert.Kind.UPDATED;
    }

    private static Alert.Level level(IncidentEvent.FeedMoved it) {
        if (kind(it) == Alert.Kind.RESOLVED) {
            return Alert.Level.OK;
        }
        return it.to() == Band.BAD ? Alert.Level.MAJOR : Alert.Level.MINOR;
    }

    private String headline(IncidentEvent.FeedMoved it) {
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

    private static Optional<String> note(IncidentEvent.FeedMoved it) {
        return Optional.of(it.note()).filter(text -> !text.isBlank());
    }
}
