package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.SourceId;

/** Who hears what happens in a sweep besides its observations. Called by the sweeping thread. */
interface SweepListener {

    /** A list's controls were asked in the middle of the sweep. */
    void probed(ControlResult found);

    /** A question to a list has its answer. */
    void answered(SourceId list, long nanos);
}
