package dev.repwatch.checks.maillog.line;

import com.google.re2j.Pattern;

/** Takes out the colours of a terminal (ECMA-48, SGR). */
final class Colours {

    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");

    private Colours() {}

    static String off(String line) {
        return SEQUENCE.matcher(line).replaceAll("");
    }
}
