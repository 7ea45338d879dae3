package dev.repwatch.monitor.web;

import java.util.regex.Pattern;

/** Paths without tricks: no escapes, no empty or dotted parts, no control characters. Nothing else names a route. */
final class SafePath {

    private static final int MAX_LENGTH = 512;
    private static final Pattern PLAIN = Pattern.compile("/|(?:/[A-Za-z0-9:_~@-](?:[A-Za-z0-9:._~@-])*)+");

    private SafePath() {}

    static boolean plain(String rawPath) {
        return rawPath.length() <= MAX_LENGTH && PLAIN.matcher(rawPath).matches();
    }
}
