package dev.repwatch.checks.maillog.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Text in which Exim wrote bytes that are not ASCII as {@code \345}. */
final class EximOctal {

    private EximOctal() {}

    static String decoded(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); ) {
            if (octal(text, at)) {
                bytes.write(Integer.parseInt(text.substring(at + 1, at + 4), 8));
                at += 4;
            } else {
                int point = text.codePointAt(at);
                byte[] one = Character.toString(point).getBytes(StandardCharsets.UTF_8);
                bytes.write(one, 0, one.length);
                at += Character.charCount(point);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean octal(String text, int at) {
        return at + 3 < text.length()
                && text.charAt(at) == '\\'
                && text.charAt(at + 1) >= '2'
                && text.charAt(at + 1) <= '3'
                && digit(text.charAt(at + 2))
                && digit(text.charAt(at + 3));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '7';
    }
}
