package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.line.SeenBytes;
import java.nio.charset.StandardCharsets;

/**
 * Walks over a line where it lies in a block of bytes; text is made only of what is kept. What separates is ASCII, which in UTF-8 never
 * stands within another character. Every step is bounded by the line; nothing it meets makes it fail.
 */
final class ByteCursor {

    private static final int DECIMALS = 3;
    private static final long LARGEST = 1_000_000_000_000L;

    private final byte[] block;
    private final int end;
    private int at;

    ByteCursor(byte[] block, int from, int to) {
        this.block = block;
        this.at = from;
        this.end = to;
    }

    static byte[] literal(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    boolean more() {
        return at < end;
    }

    boolean at(char c) {
        return at < end && block[at] == c;
    }

    boolean take(byte[] literal) {
        if (!stands(literal, at)) {
            return false;
        }
        at += literal.length;
        return true;
    }

    private boolean stands(byte[] literal, int place) {
        byte[] bytes = block;
        if (end - place < literal.length || bytes[place] != literal[0]) {
            return false;
        }
        for (int next = 1; next < literal.length; next++) {
            if (bytes[place + next] != literal[next]) {
                return false;
            }
        }
        return true;
    }

    /** Everything up to the mark, which is passed over too; to the end when it does not come. */
    String upTo(byte[] mark) {
        int from = at;
        return text(from, pass(mark));
    }

    /** What was made of the same words before. */
    <T> T upTo(byte[] mark, SeenBytes<T> seen) {
        int from = at;
        return seen.of(block, from, pass(mark));
    }

    /**
     * Goes behind the mark, or to the end when it does not come.
     *
     * @return where the mark stands
     */
    int pass(byte[] mark) {
        byte[] bytes = block;
        byte first = mark[0];
        int last = end - mark.length;
        for (int place = at; place <= last; place++) {
            if (bytes[place] == first && stands(mark, place)) {
                at = place + mark.length;
                return place;
            }
        }
        at = end;
        return end;
    }

    /** The rest, without brackets around it; a line that syslog cut has no closing one. */
    String brackets() {
        if (!at('(')) {
            return text(at, end);
        }
        return text(at + 1, block[end - 1] == ')' ? end - 1 : end);
    }

    /** A word of letters, digits and underscores; empty when there is none. */
    String word() {
        int from = at;
        passWord();
        return text(from, at);
    }

    /** Whether there was one. */
    boolean passWord() {
        byte[] bytes = block;
        int place = at;
        while (place < end && inWord(bytes[place])) {
            place++;
        }
        boolean any = place > at;
        at = place;
        return any;
    }

    private static boolean inWord(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    /** As {@link Cursor#address()}. */
    String address() {
        boolean bracket = at('<');
        at += bracket ? 1 : 0;
        int from = at;
        if (at('"')) {
            quoted();
        }
        if (bracket) {
            passTo('>');
        } else {
            passBare();
        }
        String address = text(from, at);
        at += bracket && at < end ? 1 : 0;
        return address;
    }

    private void passTo(char mark) {
        byte[] bytes = block;
        int place = at;
        while (place < end && bytes[place] != mark) {
            place++;
        }
        at = place;
    }

    private void passBare() {
        while (at < end && !ends()) {
            at++;
        }
    }

    private boolean ends() {
        byte c = block[at];
        boolean colon = c == ':' && (at + 1 == end || block[at + 1] == ' ');
        return colon || c == ' ' || c == ',';
    }

    private void quoted() {
        at++;
        while (at < end && block[at] != '"') {
            at += block[at] == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, end);
    }

    /** Seconds with a fraction, as milliseconds; -1 when it is no number. By hand, because every outcome has four of them. */
    long millis() {
        byte[] bytes = block;
        long value = 0;
        int decimals = -1;
        int place = at;
        for (; place < end; place++) {
            int digit = bytes[place] - '0';
            if (bytes[place] == '.' && decimals < 0) {
                decimals = 0;
            } else if (digit < 0 || digit > 9 || value > LARGEST) {
                break;
            } else if (decimals < DECIMALS) {
                value = value * 10 + digit;
                decimals += decimals < 0 ? 0 : 1;
            }
        }
        for (int more = Math.max(0, decimals); more < DECIMALS; more++) {
            value *= 10;
        }
        boolean any = place > at;
        at = place;
        return any ? value : -1;
    }

    private String text(int from, int to) {
        return new String(block, from, to - from, StandardCharsets.UTF_8);
    }
}
