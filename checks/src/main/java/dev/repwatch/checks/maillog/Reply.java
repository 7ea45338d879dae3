package dev.repwatch.checks.maillog;

import java.util.Optional;

/**
 * What the receiver said (RFC 5321, section 4.2; RFC 3463). The text is chosen by a stranger.
 *
 * @param code the three digits
 * @param text the whole reply as logged, its lines joined, beginning with the code; at most {@link #LONGEST} characters
 */
public record Reply(int code, String text) {

    public static final int LONGEST = 2048;

    private static final char DELETE = 0x7f;
    private static final int DIGITS = 3;
    private static final int HUNDRED = 100;
    private static final int PERMANENT = 5;

    /** Empty when the text does not begin with a code of three digits. */
    public static Optional<Reply> of(String raw) {
        String text = raw.strip();
        if (text.length() < DIGITS || (text.length() > DIGITS && !ends(text.charAt(DIGITS)))) {
            return Optional.empty();
        }
        int code = 0;
        for (int at = 0; at < DIGITS; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return Optional.empty();
            }
            code = code * 10 + digit;
        }
        return code < 2 * HUNDRED || code >= 6 * HUNDRED
                ? Optional.empty()
                : Optional.of(new Reply(code, bounded(text)));
    }

    private static boolean ends(char next) {
        return next == ' ' || next == '-' || next == '\n';
    }

    /** What could act on a terminal or break a line is a space. */
    private static String bounded(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        for (int at = 0; at < cut.length(); at++) {
            char c = cut.charAt(at);
            if (c < ' ' || (c >= DELETE && Character.isISOControl(c))) {
                return cut.codePoints()
                        .map(any -> Character.isISOControl(any) ? ' ' : any)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return cut;
    }

    public boolean positive() {
        return code / HUNDRED == 2;
    }

    public boolean permanent() {
        return code / HUNDRED == PERMANENT;
    }

    /** The enhanced status code the reply itself begins with; what a server logs as {@code dsn=} is often its own. */
    public Optional<String> enhanced() {
        int from = DIGITS + 1;
        int at = from;
        int dots = 0;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            dots += text.charAt(at) == '.' ? 1 : 0;
            at++;
        }
        boolean whole = dots == 2 && at - from <= 10 && text.charAt(at - 1) != '.' && text.charAt(from + 1) == '.';
        return whole && "245".indexOf(text.charAt(from)) >= 0
                ? Optional.of(text.substring(from, at))
                : Optional.empty();
    }
}
