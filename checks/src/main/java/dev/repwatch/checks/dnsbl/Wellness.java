package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What the controls of a list said, by kind of target: a list may be right about IPv4 and know nothing of IPv6. */
record Wellness(SourceId list, Map<TargetKind, Verdict> verdicts, Instant at) {

    /** The list is unwell when a control of any kind lists what it must not, or when no kind is right. */
    ListHealth health() {
        Optional<Trouble> worst = verdicts.values().stream()
                .flatMap(verdict -> verdict.trouble().stream())
                .filter(trouble -> trouble.cause() == Cause.LISTS_EVERYTHING)
                .findFirst();
        boolean anyRight =
                verdicts.values().stream().anyMatch(verdict -> verdict.trouble().isEmpty());
        Optional<Trouble> trouble = worst.or(() -> anyRight ? Optional.empty() : first());
        String detail = trouble.or(this::first).map(Trouble::detail).orElse("every control was right");
        return new ListHealth(list, trouble.map(Trouble::cause), detail, at);
    }

    /** The same controls when the resolver is to blame for what they said. */
    Wellness blaming(String resolver, String seen) {
        Trouble trouble = new Trouble(Cause.BAD_RESOLVER, "the resolver " + resolver + " invents answers: " + seen);
        Map<TargetKind, Verdict> blamed = new EnumMap<>(TargetKind.class);
        verdicts.keySet().forEach(kind -> blamed.put(kind, new Verdict(Optional.of(trouble), Nowhere.unproven())));
        return new Wellness(list, blamed, at);
    }

    /** Why this list's answer about a target of this kind cannot be believed. */
    Optional<Finding> disbelief(TargetKind kind) {
        ListHealth health = health();
        if (health.trouble().isPresent()) {
            return health.trouble().map(cause -> new Finding.Unknown(cause, health.detail()));
        }
        return Optional.ofNullable(verdicts.get(kind)).flatMap(Verdict::trouble).map(Trouble::finding);
    }

    Nowhere nowhere(TargetKind kind) {
        Verdict verdict = verdicts.get(kind);
        return verdict == null ? Nowhere.unproven() : verdict.nowhere();
    }

    private Optional<Trouble> first() {
        return verdicts.values().stream()
                .flatMap(verdict -> verdict.trouble().stream())
                .findFirst();
    }
}
