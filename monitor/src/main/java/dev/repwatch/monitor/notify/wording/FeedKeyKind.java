package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.FeedKeyDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import java.util.List;
import java.util.Map;
import org.slf4j.event.Level;

/** The key of a feed ends soon. */
public final class FeedKeyKind {

    public static final IncidentKind<FeedKeyDetail> KIND = IncidentKind.of("feed_key", FeedKeyDetail.class)
            .storedAs(event -> "trouble")
            .severity(detail -> Severity.MAJOR)
            .countedAs("daemon")
            .alertName(detail -> "RepwatchFeedKeyEnds")
            .keys(event -> IncidentKind.Keys.alone(thread(event.detail()), name(event), event.at()))
            .labels((detail, names) ->
                    Map.of("subject", thread(detail), "list", detail.feed().value()))
            .logged(event -> logged(event))
            .words(new OwnSpeech<>(
                    List.of("ailing.key_ends", "ailing.key_renewed", "ailing.advice.key", "ailing.unknown"),
                    (context, kind) -> event -> say(context, kind, event)))
            .kind();

    private FeedKeyKind() {}

    private static String thread(FeedKeyDetail detail) {
        return "feed-health:" + detail.feed() + ":key";
    }

    private static String name(IncidentEvent<FeedKeyDetail> event) {
        return event.is(Verb.RESOLVED) ? "key_renewed" : "key_ends";
    }

    private static Alert say(
            WordContext context, IncidentKind<FeedKeyDetail> kind, IncidentEvent<FeedKeyDetail> event) {
        FeedKeyDetail it = event.detail();
        boolean over = event.is(Verb.RESOLVED);
        Words words = context.words();
        String ends = it.ends().map(context.moments()::at).orElse(words.say("ailing.unknown"));
        return kind.draft(over ? Alert.Kind.RESOLVED : Alert.Kind.NOTICE, event, context.names())
                .headline(
                        over ? Alert.Level.OK : Alert.Level.MAJOR,
                        words.say("ailing." + name(event), "title", it.title(), "when", ends))
                .advice(over ? List.of() : List.of(words.say("ailing.advice.key", "feed", it.feed())))
                .alert(context.language());
    }

    private static LogLine logged(IncidentEvent<FeedKeyDetail> event) {
        String name = name(event);
        return LogLine.of(
                event.is(Verb.RESOLVED) ? Level.INFO : Level.WARN,
                "feed_" + name,
                "feed " + event.detail().feed() + ": " + name.replace('_', ' '),
                "feed",
                event.detail().feed());
    }
}
