package dev.repwatch.monitor.inquiry;

import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.diagnosis.Card;
import dev.repwatch.monitor.diagnosis.Diagnosis;
import dev.repwatch.monitor.diagnosis.evidence.Question;
import dev.repwatch.monitor.i18n.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Judges a question by what the daemon knows now. */
public final class Inquiry {

    private static final Duration FUTURE = Duration.ofMinutes(5);

    private final Supplier<Catalogue> lists;
    private final LiveEvidence evidence;
    private final ZoneId zone;
    private final AtomicReference<Made> made = new AtomicReference<>();

    /**
     * @param lists those of the settings in force
     * @param zone of the times that people read and write
     */
    public Inquiry(Supplier<Catalogue> lists, LiveEvidence evidence, ZoneId zone) {
        this.lists = lists;
        this.evidence = evidence;
        this.zone = zone;
    }

    /** The rules with the lists they were made for. */
    private record Made(Catalogue lists, Diagnosis diagnosis) {}

    /** @throws dev.repwatch.monitor.diagnosis.evidence.UnreadableQuestion when nothing is asked */
    Card judge(Question question, Language language, LabelScope scope) {
        Instant now = evidence.clock().instant();
        return diagnosis().judge(evidence.about(question, zone.getRules().getOffset(now), scope), language);
    }

    private Diagnosis diagnosis() {
        Catalogue current = lists.get();
        return made.updateAndGet(before ->
                        before != null && before.lists() == current ? before : new Made(current, Diagnosis.by(current)))
                .diagnosis();
    }

    /**
     * A time as RFC 3339, or as a browser's field gives it, in the zone of the pages.
     *
     * @throws IllegalArgumentException when it is neither, or lies in the future
     */
    Optional<Instant> time(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Instant at = instant(text.strip());
        if (at.isAfter(evidence.clock().instant().plus(FUTURE))) {
            throw new IllegalArgumentException("lies in the future");
        }
        return Optional.of(at);
    }

    private Instant instant(String text) {
        try {
            return text.matches("[0-9T:-]{16,19}")
                    ? LocalDateTime.parse(text).atZone(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is no time such as 2026-11-24T09:14:00+09:00", e);
        }
    }
}
