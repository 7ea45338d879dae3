package dev.repwatch.checks.feeds.dmarc;

import com.google.re2j.Matcher;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Faults of known reporters that stand beside the numbers: something before or after the document, another encoding than
 * declared, a bare {@code &}, a prefix that is never declared, a schema element opened around the report and never closed,
 * addresses in angle brackets. What is cut off in the middle is not mended, for its numbers are not all there.
 */
final class FaultyXml {

    /** Larger reports are not mended: it takes several copies of the whole. */
    private static final int MOST_MENDED = 4 * 1024 * 1024;

    private static final com.google.re2j.Pattern DECLARATION =
            com.google.re2j.Pattern.compile("^\\s*<\\?xml([^>]{0,500})\\?>");
    private static final com.google.re2j.Pattern ENCODING =
            com.google.re2j.Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");
    private static final com.google.re2j.Pattern END =
            com.google.re2j.Pattern.compile("</(?:[A-Za-z_][A-Za-z0-9_.-]{0,60}:)?feedback\\s*>");
    private static final com.google.re2j.Pattern AMPERSAND =
            com.google.re2j.Pattern.compile("&(#[0-9]{1,7};|#x[0-9A-Fa-f]{1,6};|(?:amp|lt|gt|quot|apos);)?");
    private static final Pattern STRAY_SCHEMA = Pattern.compile("</?xs:schema[^>]{0,500}>");
    /** An angle bracket that begins no element, declaration or comment. */
    private static final Pattern STRAY_SIGN =
            Pattern.compile("<(?!/?[A-Za-z_][A-Za-z0-9_:.-]{0,60}(?:\\s[^<>]{0,500})?/?>|[?!])");
    /** Signs that no XML may hold. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]");

    private final List<String> faults = new ArrayList<>();
    private String text;

    private FaultyXml(String text) {
        this.text = text;
    }

    /**
     * @param text without a declaration, to be read as text
     * @param faults what was mended, for people
     */
    record Mended(String text, List<String> faults) {
        Mended {
            faults = List.copyOf(faults);
        }
    }

    /** Mends what can be; empty when the report is too large for that. */
    static Optional<Mended> mended(byte[] xml) {
        if (xml.length > MOST_MENDED) {
            return Optional.empty();
        }
        String written = decoded(xml);
        FaultyXml it = new FaultyXml(written);
        it.cutAround();
        it.replace(FORBIDDEN.matcher(it.text).replaceAll(""), "it holds signs that no XML may");
        it.replace(STRAY_SCHEMA.matcher(it.text).replaceAll(""), "a schema element is around it");
        it.replace(STRAY_SIGN.matcher(it.text).replaceAll("&lt;"), "it holds a bare <");
        it.replace(withoutBareAmpersands(it.text), "it holds a bare &");
        if (it.faults.isEmpty()) {
            it.faults.add("its encoding or its prefixes are not what it says");
        }
        return Optional.of(new Mended(it.text, it.faults));
    }

    private void replace(String better, String fault) {
        if (!better.equals(text)) {
            faults.add(fault);
            text = better;
        }
    }

    private void cutAround() {
        int begin = Math.max(0, text.indexOf('<'));
        int end = text.length();
        Matcher closed = END.matcher(text);
        while (closed.find()) {
            end = closed.end();
        }
        if (begin > 0 || end < text.stripTrailing().length()) {
            faults.add("something stands before or after the document");
        }
        text = DECLARATION.matcher(text.substring(begin, Math.max(begin, end))).replaceFirst("");
    }

    private static String withoutBareAmpersands(String text) {
        Matcher it = AMPERSAND.matcher(text);
        StringBuilder plain = new StringBuilder();
        int from = 0;
        while (it.find()) {
            plain.append(text, from, it.start()).append(it.group(1) == null ? "&amp;" : it.group());
            from = it.end();
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static String decoded(byte[] xml) {
        Optional<Charset> wide = wide(xml);
        if (wide.isPresent()) {
            String text = new String(xml, wide.get());
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        return strictly(xml, declared(xml))
                .or(() -> strictly(xml, StandardCharsets.UTF_8))
                .orElseGet(() -> new String(xml, Charset.forName("windows-1252")))
                .replaceFirst("^\uFEFF", "");
    }

    /** UTF-16 by its mark, or by the zeros beside the first two signs. */
    private static Optional<Charset> wide(byte[] xml) {
        if (xml.length < 4) {
            return Optional.empty();
        }
        int first = (xml[0] & 0xff) << 8 | (xml[1] & 0xff);
        if (first == 0xfffe || (first == 0x3c00 && xml[3] == 0)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return first == 0xfeff || (first == 0x003c && xml[2] == 0)
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    private static Charset declared(byte[] xml) {
        String head = new String(xml, 0, Math.min(xml.length, 300), StandardCharsets.ISO_8859_1);
        Matcher named = ENCODING.matcher(head);
        try {
            return named.find() ? Charset.forName(named.group(1).toUpperCase(Locale.ROOT)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    private static Optional<String> strictly(byte[] xml, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(xml)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }
}
