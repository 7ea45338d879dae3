package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureFinding;

/** A finding, in whatever form it is kept. */
@FunctionalInterface
interface KeptFinding {

    PostureFinding finding();
}
