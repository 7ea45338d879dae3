package dev.repwatch.monitor.cli.check;

import java.util.regex.Pattern;

/** Keeps foreign text from speaking to the terminal: no control, format or bidi characters. */
final class Terminal {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private Terminal() {}

    static String plain(String foreign) {
        return UNPRINTABLE.matcher(foreign).replaceAll("?");
    }
}
