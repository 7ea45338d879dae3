package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.PathHealth;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the controls of a list said through one resolver, by kind of target: a list may be right about IPv4 and know nothing of
 * IPv6. Immutable; everything is worked out at once, because it is looked at for every target.
 */
final class PathControl {

    private final String resolver;
    private final Map<TargetKind, KindControlResult> verdicts;
    private final Instant at;
    private final PathHealth health;
    private final Optional<Finding> unwell;
    private final Map<TargetKind, Optional<Finding>> disbelief = new EnumMap<>(TargetKind.class);
    private final Map<TargetKind, AbsenceProof> absence = new EnumMap<>(TargetKind.class);

    /** @param resolver through which the controls were asked, as {@code host:port} */
    PathControl(String resolver, Map<TargetKind, KindControlResult> verdicts, Instant at) {
        this.resolver = resolver;
        this.verdicts = Map.copyOf(verdicts);
        this.at = at;
        List<KindControlResult> all = List.copyOf(new TreeMap<>(verdicts).values());
        List<KindControlResult> controlled =
                all.stream().filter(KindControlResult::controlled).toList();
        this.health = health(all, controlled.isEmpty() ? all : controlled);
        this.unwell = health.trouble().map(cause -> new Finding.Unknown(cause, health.detail()));
        verdicts.forEach((kind, kindPathControl) -> {
            disbelief.put(kind, disbelief(kindPathControl, controlled));
            absence.put(kind, absence(kindPathControl, controlled));
        });
    }

    String resolver() {
        return resolver;
    }

    Instant at() {
        return at;
    }

    PathHealth health() {
        return health;
    }

    /** The same controls when the resolver is to blame for what they said. */
    PathControl blaming(ControlFailure failure) {
        Map<TargetKind, KindControlResult> blamed = new EnumMap<>(TargetKind.class);
        verdicts.forEach((kind, result) -> blamed.put(
                kind, new KindControlResult(Optional.of(failure), AbsenceProof.unproven(), result.controlled())));
        return new PathControl(resolver, blamed, at);
    }

    /** Why this list's answer about a target of this kind cannot be believed. */
    Optional<Finding> disbelief(TargetKind kind) {
        return disbelief.getOrDefault(kind, unwell);
    }

    AbsenceProof absence(TargetKind kind) {
        return absence.getOrDefault(kind, AbsenceProof.unproven());
    }

    /**
     * The list is unwell when a control of any kind lists what it must not, or when no kind is right. A kind that has nothing
     * that must be listed is "right" on a dead list too: it counts only where no kind has more.
     */
    private PathHealth health(List<KindControlResult> all, List<KindControlResult> counting) {
        Optional<ControlFailure> worst = all.stream()
                .flatMap(kindPathControl -> kindPathControl.trouble().stream())
                .filter(controlFailure -> controlFailure.cause() == Cause.LISTS_EVERYTHING)
                .findFirst();
        boolean anyRight = counting.stream()
                .anyMatch(kindPathControl -> kindPathControl.trouble().isEmpty());
        Optional<ControlFailure> trouble = worst.or(() -> anyRight ? Optional.empty() : first(counting));
        String detail = trouble.or(() -> first(all)).map(ControlFailure::detail).orElse("every control was right");
        Set<TargetKind> unbelieved = verdicts.entrySet().stream()
                .filter(entry ->
                        trouble.isPresent() || entry.getValue().trouble().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new PathHealth(resolver, trouble.map(ControlFailure::cause), detail, unbelieved);
    }

    /** A kind without a control of its own that must be listed shares the trouble of those that have one. */
    private Optional<Finding> disbelief(KindControlResult kindPathControl, List<KindControlResult> controlled) {
        return unwell.or(() -> kindPathControl
                .trouble()
                .or(() -> kindPathControl.controlled() ? Optional.empty() : first(controlled))
                .map(ControlFailure::finding));
    }

    /** A kind without a control that must be listed: the zone is one, and what vouches for its other kinds vouches here. */
    private static AbsenceProof absence(KindControlResult kindPathControl, List<KindControlResult> controlled) {
        return kindPathControl.controlled()
                ? kindPathControl.absence()
                : controlled.stream()
                        .map(KindControlResult::absence)
                        .filter(AbsenceProof::proven)
                        .findFirst()
                        .orElseGet(AbsenceProof::unproven);
    }

    private static Optional<ControlFailure> first(List<KindControlResult> verdicts) {
        return verdicts.stream()
                .flatMap(kindPathControl -> kindPathControl.trouble().stream())
                .findFirst();
    }
}
