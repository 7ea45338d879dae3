package dev.repwatch.monitor.inquiry;

import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.diagnosis.evidence.Evidence;
import dev.repwatch.monitor.diagnosis.evidence.ListAnswer;
import dev.repwatch.monitor.diagnosis.evidence.ListingSeen;
import dev.repwatch.monitor.diagnosis.evidence.Span;
import dev.repwatch.monitor.incident.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Episodes and answers of lists as evidence. */
final class ListEvidence {

    private ListEvidence() {}

    /** @param interval between two looks: it may have begun so much earlier than it was seen */
    static Evidence listing(Episode episode, Duration interval) {
        ListedCode code = episode.listing().worst();
        return new ListingSeen(
                new Span(episode.firstSeen(), episode.closing().map(Episode.Closed::at)),
                Optional.of(episode.source().value()),
                Optional.of(episode.target().text()),
                Optional.of(code.value()),
                Optional.of(code.name()),
                Optional.of(scope(code.scope())),
                episode.listing().reason(),
                OptionalDouble.of(interval.toMinutes() + 1.0));
    }

    private static String scope(Scope scope) {
        return switch (scope) {
            case IP, V6_64 -> "ip";
            case CIDR24 -> "range";
            case ASN -> "asn";
            case DOMAIN -> "domain";
        };
    }

    /** The last answer of a list that is believed. */
    static Evidence answer(SourceId list, Target target, Instant at, boolean listed) {
        return new ListAnswer(
                new Span(at, Optional.empty()),
                Optional.of(list.value()),
                Optional.of(target.text()),
                Optional.of(listed ? "listed" : "not_listed"),
                Optional.empty(),
                Optional.of(true));
    }
}
