package dev.repwatch.monitor.telemetry;

import java.util.Locale;

/** A closed set of label values: the constant's name in lower case. */
public interface Labelled {

    String name();

    default String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
