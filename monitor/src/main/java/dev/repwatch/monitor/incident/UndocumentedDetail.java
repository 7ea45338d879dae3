package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;

/** A list gave an answer that the catalogue does not document. At most once a day a list. */
public record UndocumentedDetail(SourceId source, String code, Target example) implements IncidentDetail {}
