package dev.repwatch.checks.dnsbl.file.rbldnsd;

/** A place in a line. */
final class Cursor {

    private final String line;
    private int at;

    Cursor(String line) {
        this.line = line;
    }

    /** The character here; 0 at the end. */
    char here() {
        return at < line.length() ? line.charAt(at) : 0;
    }

    char next() {
        return at + 1 < line.length() ? line.charAt(at + 1) : 0;
    }

    void skip(int characters) {
        at = Math.min(line.length(), at + characters);
    }

    void skipSpace() {
        while (isSpace(here())) {
            at++;
        }
    }

    /** Whether an address or a name may end here. */
    boolean endsEntry() {
        char here = here();
        return here == 0 || isSpace(here) || isComment(here) || here == ':';
    }

    boolean startsComment() {
        return here() == 0 || isComment(here());
    }

    /** A decimal number; -1 when there is none or it exceeds the greatest. */
    int number(int greatest) {
        if (!isDigit(here())) {
            return -1;
        }
        int number = 0;
        while (isDigit(here())) {
            number = number * 10 + (here() - '0');
            if (number > greatest) {
                return -1;
            }
            at++;
        }
        return number;
    }

    /** All up to the next blank, which is passed. */
    String word() {
        int from = at;
        while (here() != 0 && !isSpace(here())) {
            at++;
        }
        String word = line.substring(from, at);
        skipSpace();
        return word;
    }

    String rest() {
        return line.substring(at);
    }

    static boolean isSpace(char character) {
        return character == ' ' || character == '\t';
    }

    static boolean isComment(char character) {
        return character == '#' || character == ';';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
