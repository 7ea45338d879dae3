package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.FeedOutage.Ailment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A feed cannot be read, has gone quiet, or its key ends; and when that is over. */
final class FeedFailureWording {

    private final Words words;
    private final Moments moments;

    FeedFailureWording(Words words, Moments moments) {
        this.words = words;
        this.moments = moments;
    }

    Alert ailing(IncidentEvent.FeedOutage it) {
        String thread = "feed-health:" + it.feed() + (it.ofKey() ? ":key" : "");
        String name = it.what().name().toLowerCase(Locale.ROOT);
        AlertDraft alertDraft = new AlertDraft(it.over() ? Alert.Kind.RESOLVED : Alert.Kind.NOTICE, it.at())
                .keys(AlertKeys.event(thread, name, it.at()), thread, thread)
                .headline(
                        it.over() ? Alert.Level.OK : Alert.Level.MAJOR,
                        words.say(
                                "ailing." + name,
                                "title",
                                it.title(),
                                "cause",
                                cause(it.cause()),
                                "when",
                                it.when().map(moments::at).orElse(words.say("ailing.unknown"))))
                .label("subject", thread)
                .label("list", it.feed().value());
        if (!it.detail().isBlank()) {
            alertDraft.fact(words.say("fact.seen"), it.detail());
        }
        return alertDraft
                .why(it.over() || it.ofKey() ? "" : words.say("ailing.why"))
                .advice(it.over() ? List.of() : List.of(words.say(advice(it), "feed", it.feed())))
                .alert(words.language());
    }

    /** What is not registered may be an account or a domain, where of lists it is always the resolver. */
    private String cause(Optional<Cause> cause) {
        return cause.map(it -> it == Cause.NOT_REGISTERED ? "ailing.not_registered" : "cause." + it.label())
                .map(key -> words.sayOr(key, "cause.other"))
                .orElse(words.say("cause.other"));
    }

    private static String advice(IncidentEvent.FeedOutage it) {
        if (it.cause().filter(Cause.NOT_REGISTERED::equals).isPresent()) {
            return "ailing.advice.register";
        }
        boolean key = it.what() == Ailment.KEY_ENDS
                || it.cause().filter(Cause.BAD_CREDENTIALS::equals).isPresent();
        if (key) {
            return "ailing.advice.key";
        }
        return it.what() == Ailment.QUIET ? "ailing.advice.quiet" : "ailing.advice.broken";
    }
}
