package dev.repwatch.monitor.incident;

import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Looks for events of a kind among others. */
public final class Told {

    private Told() {}

    /** What events of this kind are about, in order. */
    public static <D extends IncidentDetail> List<D> of(
            Collection<? extends IncidentEvent<?>> events, Verb verb, Class<D> detail) {
        return events.stream()
                .filter(it -> it.is(verb))
                .map(IncidentEvent::detail)
                .filter(detail::isInstance)
                .map(detail::cast)
                .toList();
    }

    /** Such as {@code ListingOpened}. */
    public static String name(IncidentEvent<?> event) {
        String verb = event.verb().name();
        return event.detail().getClass().getSimpleName().replaceFirst("Detail$", "")
                + verb.charAt(0)
                + verb.substring(1).toLowerCase(Locale.ROOT);
    }
}
