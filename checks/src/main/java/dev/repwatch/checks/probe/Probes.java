package dev.repwatch.checks.probe;

import java.util.List;

/** The catalogue of probes of our own: one line each. Lists and feeds have catalogues of their own and come in beside it. */
public final class Probes {

    public static final List<ProbeType> ALL = List.of();

    private Probes() {}
}
