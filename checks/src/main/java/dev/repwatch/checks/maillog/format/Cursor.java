package dev.repwatch.checks.maillog.format;

/** Walks over a line. Every step is bounded by the line; nothing it meets makes it fail. */
final class Cursor {

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean more() {
        return at < text.length();
    }

    boolean take(String literal) {
        if (!text.startsWith(literal, at)) {
            return false;
        }
        at += literal.length();
        return true;
    }

    boolean at(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    /** Everything up to the mark, which is passed over too; to the end when it does not come. */
    String upTo(String mark) {
        int found = text.indexOf(mark, at);
        int end = found < 0 ? text.length() : found;
        String taken = text.substring(at, end);
        at = Math.min(text.length(), end + mark.length());
        return taken;
    }

    /** The same without the text. */
    void pass(String mark) {
        int found = text.indexOf(mark, at);
        at = found < 0 ? text.length() : found + mark.length();
    }

    String rest() {
        return text.substring(at);
    }

    int place() {
        return at;
    }

    void back(int place) {
        at = place;
    }

    /** A word of letters, digits and underscores; empty when there is none. */
    String word() {
        int from = at;
        while (at < text.length() && inWord(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private static boolean inWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    /**
     * An address as servers log it: {@code <"odd, name=x"@example.jp>}, or bare up to a blank or comma. A quoted local part may
     * hold anything, so it is passed over by its quotes (RFC 5321, section 4.1.2).
     */
    String address() {
        boolean bracket = take("<");
        int from = at;
        if (at('"')) {
            quoted();
        }
        if (bracket) {
            int end = text.indexOf('>', at);
            at = end < 0 ? text.length() : end;
        }
        while (at < text.length() && !bracket && !ends()) {
            at++;
        }
        String address = text.substring(from, at);
        if (bracket) {
            take(">");
        }
        return address;
    }

    private boolean ends() {
        char c = text.charAt(at);
        boolean colon = c == ':' && (at + 1 == text.length() || text.charAt(at + 1) == ' ');
        return colon || c == ' ' || c == ',';
    }

    /** Passes over a quoted string and gives what is in it. */
    String quoted() {
        int from = ++at;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at, text.length());
        String inner = text.substring(Math.min(from, at), at);
        take("\"");
        return inner;
    }
}
