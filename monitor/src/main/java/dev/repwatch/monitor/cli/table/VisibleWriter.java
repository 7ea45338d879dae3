package dev.repwatch.monitor.cli.table;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;

/**
 * Shows what could steer a terminal instead of passing it on: control characters but for line ends and tabs, and characters
 * that turn the direction of writing or are not seen, as {@code \u001b}. In JSON that means the same. Whoever prints text from
 * outside takes its line breaks out himself ({@code Clean.line}); here nobody knows which of them are meant.
 */
public final class VisibleWriter extends FilterWriter {

    /** A carriage return was last, which may begin a line end of CSV or be on its own. */
    private boolean returned;

    private VisibleWriter(Writer out) {
        super(out);
    }

    /** The same, once it is one. */
    public static PrintWriter around(PrintWriter out) {
        return out instanceof Visible ? out : new Visible(new VisibleWriter(out));
    }

    @Override
    public void write(int character) throws IOException {
        write(new char[] {(char) character}, 0, 1);
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        int shown = from;
        for (int i = from; i < from + length; i++) {
            char character = characters[i];
            boolean lineEnds = character == '\n';
            if (returned) {
                out.write(lineEnds ? "\r" : visible('\r'));
                returned = false;
            }
            if (steers(character)) {
                out.write(characters, shown, i - shown);
                shown = i + 1;
                returned = character == '\r';
                out.write(returned ? "" : visible(character));
            }
        }
        out.write(characters, shown, from + length - shown);
    }

    private static String visible(char character) {
        return String.format(Locale.ROOT, "\\u%04x", (int) character);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.toCharArray(), from, length);
    }

    private static boolean steers(char character) {
        if (character == '\n' || character == '\t') {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** So that nothing is shown twice. */
    private static final class Visible extends PrintWriter {

        Visible(VisibleWriter out) {
            super(out, true);
        }
    }
}
