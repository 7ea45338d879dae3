package dev.repwatch.monitor.notify.wording;

import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of incident that there are. Each event has exactly one, found by the class of its detail. */
public final class IncidentKinds {

    private final List<IncidentKind<?>> all;
    private final Map<Class<?>, IncidentKind<?>> byDetail = new HashMap<>();

    /** What is wrong with them says {@link KindRules}: a faulty one must not hide its fault by keeping classes from loading. */
    public IncidentKinds(Collection<IncidentKind<?>> kinds) {
        all = List.copyOf(kinds);
        all.forEach(kind -> byDetail.putIfAbsent(kind.detail(), kind));
    }

    public List<IncidentKind<?>> all() {
        return all;
    }

    /** @throws IllegalStateException when no kind is about this, or nothing tells its severity, name, keys or words */
    public <D extends IncidentDetail> IncidentKind<D> of(IncidentEvent<D> event) {
        return of(event.detail());
    }

    /** As {@link #of(IncidentEvent)}. */
    @SuppressWarnings("unchecked") // a kind is found by the class of its details
    public <D extends IncidentDetail> IncidentKind<D> of(D detail) {
        return (IncidentKind<D>) Optional.ofNullable(byDetail.get(detail.getClass()))
                .orElseThrow(() -> new IllegalStateException("no incident kind in the catalogue is about "
                        + detail.getClass().getName()));
    }

    /** What kinds add to a digest, in the order of the catalogue. */
    public List<DigestPart> digestParts() {
        return all.stream().flatMap(kind -> kind.digest().stream()).toList();
    }

    /** The values of the label {@code kind}, in the order of the catalogue. */
    public List<String> counted() {
        return all.stream()
                .flatMap(kind -> kind.counted().flatMap(label -> label).stream())
                .distinct()
                .toList();
    }
}
