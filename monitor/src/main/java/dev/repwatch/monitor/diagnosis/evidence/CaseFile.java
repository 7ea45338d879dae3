package dev.repwatch.monitor.diagnosis.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * One question with all that was looked up for it. What is not in here was not looked at.
 *
 * @param zone of the times that people will read
 */
public record CaseFile(Instant now, ZoneOffset zone, Own own, Question question, List<Evidence> evidence) {

    public CaseFile {
        evidence = List.copyOf(evidence);
    }

    public <T extends Evidence> Stream<T> of(Class<T> kind) {
        return evidence.stream().filter(kind::isInstance).map(kind::cast);
    }
}
