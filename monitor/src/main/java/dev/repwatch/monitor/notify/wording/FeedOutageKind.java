package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.FeedOutageDetail;
import dev.repwatch.monitor.incident.FeedOutageDetail.Ailment;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.Level;

/** A feed cannot be read, or has gone quiet. */
public final class FeedOutageKind {

    public static final IncidentKind<FeedOutageDetail> KIND = IncidentKind.of("feed_outage", FeedOutageDetail.class)
            .storedAs(event -> "trouble")
            .severity(detail -> Severity.MAJOR)
            .countedAs("daemon")
            .alertName(detail -> "RepwatchFeedSilent")
            .keys(event -> IncidentKind.Keys.alone(
                    thread(event.detail()), name(event.detail().what()), event.at()))
            .labels((detail, names) ->
                    Map.of("subject", thread(detail), "list", detail.feed().value()))
            .logged(event -> logged(event))
            .words(new OwnSpeech<>(
                    List.of("ailing.broken", "ailing.quiet", "ailing.well_again", "ailing.why", "ailing.unknown"),
                    (context, kind) -> event -> say(context, kind, event)))
            .kind();

    private FeedOutageKind() {}

    private static String thread(FeedOutageDetail detail) {
        return "feed-health:" + detail.feed();
    }

    private static String name(Ailment what) {
        return what.name().toLowerCase(Locale.ROOT);
    }

    private static Alert say(
            WordContext context, IncidentKind<FeedOutageDetail> kind, IncidentEvent<FeedOutageDetail> event) {
        FeedOutageDetail it = event.detail();
        boolean over = event.is(Verb.RESOLVED);
        Words words = context.words();
        AlertDraft alertDraft = kind.draft(over ? Alert.Kind.RESOLVED : Alert.Kind.NOTICE, event, context.names())
                .headline(
                        over ? Alert.Level.OK : Alert.Level.MAJOR,
                        words.say(
                                "ailing." + name(it.what()),
                                "title",
                                it.title(),
                                "cause",
                                cause(words, it.cause()),
                                "when",
                                it.lastData().map(context.moments()::at).orElse(words.say("ailing.unknown"))));
        if (!it.seen().isBlank()) {
            alertDraft.fact(words.say("fact.seen"), it.seen());
        }
        return alertDraft
                .why(over ? "" : words.say("ailing.why"))
                .advice(over ? List.of() : List.of(words.say(advice(it), "feed", it.feed())))
                .alert(context.language());
    }

    /** What is not registered may be an account or a domain, where of lists it is always the resolver. */
    private static String cause(Words words, Optional<Cause> cause) {
        return cause.map(it -> it == Cause.NOT_REGISTERED ? "ailing.not_registered" : "cause." + it.label())
                .map(key -> words.sayOr(key, "cause.other"))
                .orElse(words.say("cause.other"));
    }

    private static String advice(FeedOutageDetail it) {
        if (it.cause().filter(Cause.NOT_REGISTERED::equals).isPresent()) {
            return "ailing.advice.register";
        }
        if (it.cause().filter(Cause.BAD_CREDENTIALS::equals).isPresent()) {
            return "ailing.advice.key";
        }
        return it.what() == Ailment.QUIET ? "ailing.advice.quiet" : "ailing.advice.broken";
    }

    private static LogLine logged(IncidentEvent<FeedOutageDetail> event) {
        FeedOutageDetail it = event.detail();
        String name = name(it.what());
        return LogLine.of(
                event.is(Verb.RESOLVED) ? Level.INFO : Level.WARN,
                "feed_" + name,
                "feed " + it.feed() + ": " + name.replace('_', ' ') + (it.seen().isEmpty() ? "" : ": " + it.seen()),
                "feed",
                it.feed());
    }
}
