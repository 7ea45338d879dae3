package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the controls of a list said, by kind of target: a list may be right about IPv4 and know nothing of IPv6. Immutable;
 * everything is worked out at once, because it is looked at for every target.
 */
final class Wellness {

    private final SourceId list;
    private final Map<TargetKind, Verdict> verdicts;
    private final Instant at;
    private final ListHealth health;
    private final Optional<Finding> unwell;
    private final Map<TargetKind, Optional<Finding>> disbelief = new EnumMap<>(TargetKind.class);
    private final Map<TargetKind, Nowhere> nowhere = new EnumMap<>(TargetKind.class);

    Wellness(SourceId list, Map<TargetKind, Verdict> verdicts, Instant at) {
        this.list = list;
        this.verdicts = Map.copyOf(verdicts);
        this.at = at;
        List<Verdict> all = List.copyOf(new TreeMap<>(verdicts).values());
        List<Verdict> controlled = all.stream().filter(Verdict::controlled).toList();
        this.health = health(all, controlled.isEmpty() ? all : controlled);
        this.unwell = health.trouble().map(cause -> new Finding.Unknown(cause, health.detail()));
        verdicts.forEach((kind, verdict) -> {
            disbelief.put(kind, disbelief(verdict, controlled));
            nowhere.put(kind, nowhere(verdict, controlled));
        });
    }

    SourceId list() {
        return list;
    }

    Instant at() {
        return at;
    }

    ListHealth health() {
        return health;
    }

    /** The same controls when the resolver is to blame for what they said. */
    Wellness blaming(String resolver, String seen) {
        Trouble trouble = new Trouble(Cause.BAD_RESOLVER, "the resolver " + resolver + " invents answers: " + seen);
        Map<TargetKind, Verdict> blamed = new EnumMap<>(TargetKind.class);
        verdicts.forEach((kind, verdict) ->
                blamed.put(kind, new Verdict(Optional.of(trouble), Nowhere.unproven(), verdict.controlled())));
        return new Wellness(list, blamed, at);
    }

    /** Why this list's answer about a target of this kind cannot be believed. */
    Optional<Finding> disbelief(TargetKind kind) {
        return disbelief.getOrDefault(kind, unwell);
    }

    Nowhere nowhere(TargetKind kind) {
        return nowhere.getOrDefault(kind, Nowhere.unproven());
    }

    /**
     * The list is unwell when a control of any kind lists what it must not, or when no kind is right. A kind that has nothing
     * that must be listed is "right" on a dead list too: it counts only where no kind has more.
     */
    private ListHealth health(List<Verdict> all, List<Verdict> counting) {
        Optional<Trouble> worst = all.stream()
                .flatMap(verdict -> verdict.trouble().stream())
                .filter(trouble -> trouble.cause() == Cause.LISTS_EVERYTHING)
                .findFirst();
        boolean anyRight =
                counting.stream().anyMatch(verdict -> verdict.trouble().isEmpty());
        Optional<Trouble> trouble = worst.or(() -> anyRight ? Optional.empty() : first(counting));
        String detail = trouble.or(() -> first(all)).map(Trouble::detail).orElse("every control was right");
        return new ListHealth(list, trouble.map(Trouble::cause), detail, at);
    }

    /** A kind without a control of its own that must be listed shares the trouble of those that have one. */
    private Optional<Finding> disbelief(Verdict verdict, List<Verdict> controlled) {
        return unwell.or(() -> verdict.trouble()
                .or(() -> verdict.controlled() ? Optional.empty() : first(controlled))
                .map(Trouble::finding));
    }

    /** A kind without a control that must be listed: the zone is one, and what vouches for its other kinds vouches here. */
    private static Nowhere nowhere(Verdict verdict, List<Verdict> controlled) {
        return verdict.controlled()
                ? verdict.nowhere()
                : controlled.stream()
                        .map(Verdict::nowhere)
                        .filter(Nowhere::proven)
                        .findFirst()
                        .orElseGet(Nowhere::unproven);
    }

    private static Optional<Trouble> first(List<Verdict> verdicts) {
        return verdicts.stream().flatMap(verdict -> verdict.trouble().stream()).findFirst();
    }
}
