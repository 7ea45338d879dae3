package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.probe.Probe;
import dev.repwatch.checks.probe.ProbeType;

/** A probe of the catalogue that is in use. */
record OpenProbe(ProbeType type, Probe probe) {}
