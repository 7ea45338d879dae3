package dev.repwatch.monitor.demo;

import java.io.PrintWriter;

/** Tells on the terminal what happens, in plain words. */
final class Narrator {

    private static final int MOST_LINES = 24;

    private final PrintWriter out;

    Narrator(PrintWriter out) {
        this.out = out;
    }

    void say(String words) {
        out.println(words);
        out.flush();
    }

    void act(String words) {
        say("");
        say("▶ " + words);
    }

    void seen(String words) {
        say("  ✓ " + words);
    }

    void missed(String words) {
        say("  ✗ not seen in time: " + words);
    }

    /** Shows a message as it arrived, its text made harmless for a terminal. */
    void show(String title, String text) {
        say("    ┌─ " + title);
        text.lines().limit(MOST_LINES).forEach(line -> say("    │ " + line.replaceAll("\\p{Cc}|\\p{Cf}", "")));
        if (text.lines().count() > MOST_LINES) {
            say("    │ …");
        }
        say("    └─");
    }
}
