package dev.repwatch.monitor.metrics;

import java.util.List;

/** The families of one subject. A family without samples is not exported. */
interface Families {

    List<Family> of(Snapshot now);
}
