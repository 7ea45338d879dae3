package dev.repwatch.checks.feeds.mailbox;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What an attachment is, by its first signs, in whatever encoding; its name and type are often wrong. */
public enum DocumentKind {
    /** An aggregate report (RFC 7489, RFC 9990), or other XML that is no letter. */
    XML,
    /** Such as a TLS report (RFC 8460). */
    JSON,
    /** A letter, a picture, whatever. */
    OTHER;

    private static final int LOOKED_AT = 4096;
    private static final Pattern LETTER = Pattern.compile("<!doctype html|<html");
    private static final Pattern REPORT = Pattern.compile("<(?:[a-z_][a-z0-9_.-]{0,60}:)?feedback[\\s>]");

    /** Judges by the first few kilobytes. */
    public static DocumentKind of(byte[] document) {
        String head = head(document);
        if (head.startsWith("{")) {
            return JSON;
        }
        boolean xml = REPORT.matcher(head).find()
                || (head.startsWith("<?xml") && !LETTER.matcher(head).find());
        return xml && head.startsWith("<") ? XML : OTHER;
    }

    /** In lower case, without the zeros of UTF-16, a byte order mark, and white space before it. */
    private static String head(byte[] document) {
        int length = Math.min(document.length, LOOKED_AT);
        String text = new String(document, 0, length, StandardCharsets.ISO_8859_1);
        return text.replaceAll("[\\x00\\x80-\\xff]", "").strip().toLowerCase(Locale.ROOT);
    }
}
