package dev.repwatch.monitor.config.bind;

import dev.repwatch.alerts.text.Clean;

/** One thing that is wrong, in one line. */
public record Problem(Place place, String text) {

    private static final int LONGEST = 2000;

    /** Keys and values come from a file that anybody may have written: nothing of it steers a terminal or begins a line. */
    public Problem {
        text = Clean.line(text, LONGEST);
    }

    @Override
    public String toString() {
        return place + ": " + text;
    }
}
