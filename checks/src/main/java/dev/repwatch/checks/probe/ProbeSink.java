package dev.repwatch.checks.probe;

import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceHealth;

/** Where the findings of a probe go. */
public interface ProbeSink {

    void observed(Observation observation);

    /** What a source's own controls said; told before what the source says is handed on. */
    void health(SourceHealth health);
}
