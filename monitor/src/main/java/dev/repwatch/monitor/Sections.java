package dev.repwatch.monitor;

import dev.repwatch.monitor.config.OtherSection;
import java.util.List;

/** The catalogue of configuration sections that belong to the package they configure: one line each. */
public final class Sections {

    public static final List<OtherSection<?>> ALL = List.of();

    private Sections() {}
}
