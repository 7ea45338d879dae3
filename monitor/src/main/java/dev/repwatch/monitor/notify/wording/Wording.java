package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Turns what happened into words: the only place where state becomes an alert. */
public final class Wording {

    private final IncidentKinds kinds;
    private final WordContext context;
    private final Map<String, Function<IncidentEvent<?>, Alert>> speakers = new ConcurrentHashMap<>();
    private final GroupWording groups;
    private final ActionWording people;

    /** @param zone the zone in which times are written */
    public Wording(Language language, ZoneId zone, Directory directory, IncidentKinds kinds) {
        Words words = Words.of(Wording.class, language);
        Moments moments = new Moments(language, zone);
        this.kinds = kinds;
        this.context = new WordContext(words, words, moments, directory);
        this.groups = new GroupWording(words, moments);
        this.people = new ActionWording(words, moments);
    }

    public IncidentKinds kinds() {
        return kinds;
    }

    /** @throws IllegalStateException when no kind of incident is about it, or it lacks something, which a test excludes */
    public <D extends IncidentDetail> Alert alert(IncidentEvent<D> event) {
        return speakers.computeIfAbsent(kinds.of(event).id(), id -> speaker(kinds.of(event)))
                .apply(event);
    }

    @SuppressWarnings("unchecked") // a kind is found by the class of its details
    private <D extends IncidentDetail> Function<IncidentEvent<?>, Alert> speaker(IncidentKind<D> kind) {
        IncidentKind.Speech<D> speech = kind.speech()
                .orElseThrow(() -> new IllegalStateException("no words for incidents of kind " + kind.id()));
        Words own = Words.of(speech.beside(), context.language());
        Function<IncidentEvent<D>, Alert> speaker = speech.in(context.with(own), kind);
        return event -> speaker.apply((IncidentEvent<D>) event);
    }

    /** Words about what people did, without a configured world. */
    public static ActionWording people(Language language, ZoneId zone) {
        return new ActionWording(Words.of(Wording.class, language), new Moments(language, zone));
    }

    /** Words about many alerts at once. */
    public GroupWording groups() {
        return groups;
    }

    /** Words about what people did, or did not do. */
    public ActionWording people() {
        return people;
    }
}
