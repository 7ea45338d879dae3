package dev.repwatch.monitor.config.section;

import java.util.Map;

/** A table whose key {@code match} asks for labels of alerts. */
public interface MatchesLabels {

    /** Label to pattern. */
    Map<String, String> match();

    /** What people call the table, such as {@code [[routes]]}. */
    String table();
}
