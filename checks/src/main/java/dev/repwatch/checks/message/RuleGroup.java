package dev.repwatch.checks.message;

import java.util.Locale;

/** What rules are judged together, and the most points that a group can cost. */
public enum RuleGroup {
    AUTH(50),
    HEADER(30),
    LIST(20),
    FORMAT(25),
    CONTENT(25),
    LINK(50),
    ATTACH(40),
    ENGINE(30);

    private final int mostPoints;

    RuleGroup(int mostPoints) {
        this.mostPoints = mostPoints;
    }

    int mostPoints() {
        return mostPoints;
    }

    /** As in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
