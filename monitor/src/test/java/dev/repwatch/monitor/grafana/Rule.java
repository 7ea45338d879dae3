package dev.repwatch.monitor.grafana;

import java.util.List;

/** One rule of the house for dashboards. */
interface Rule {

    /** What is wrong, one sentence each with the place. */
    List<String> complaints(Board board);
}
