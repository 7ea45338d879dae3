package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.Seen;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Writes a finding as octets, for the memory of this process alone; {@link FindingReader} reads them. */
final class FindingWriter {

    static final int LATIN = 0;
    static final int WIDE = 1;
    /** From here on: even for what was written before, odd for shared words. */
    static final int KNOWN = 2;

    static final int NO = 0;
    static final int YES = 1;
    static final int TEXT = 2;
    static final int INT = 3;
    static final int LONG = 4;
    static final int LARGE = 5;
    static final int FRACTION = 6;

    static final int IP = 1;
    static final int SELECTOR = 2;
    static final int HELO = 4;
    static final int WANTED = 8;
    static final int CAUSE = 16;

    private static final int LAST_LATIN = 0xff;
    private static final int SEVEN_BITS = 0x7f;

    private final SharedWords words;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream(128);
    private final Map<String, Integer> written = new HashMap<>();

    private FindingWriter(SharedWords words) {
        this.words = words;
    }

    static byte[] octets(PostureFinding finding, SharedWords words) {
        FindingWriter writer = new FindingWriter(words);
        writer.finding(finding);
        return writer.octets.toByteArray();
    }

    private void finding(PostureFinding finding) {
        PostureSubject subject = finding.subject();
        octets.write((subject.ip().isPresent() ? IP : 0)
                | (subject.selector().isPresent() ? SELECTOR : 0)
                | (subject.helo().isPresent() ? HELO : 0)
                | (finding.wanted().isPresent() ? WANTED : 0)
                | (finding.cause().isPresent() ? CAUSE : 0));
        word(finding.check().name());
        word(finding.verdict().name());
        text(subject.name());
        subject.ip().ifPresent(this::text);
        subject.selector().ifPresent(this::text);
        subject.helo().ifPresent(this::text);
        finding.wanted().ifPresent(this::text);
        finding.cause().ifPresent(cause -> word(cause.name()));
        number(finding.codes().size());
        finding.codes().forEach(this::code);
        number(finding.facts().size());
        finding.facts().forEach((name, value) -> {
            word(name);
            fact(value);
        });
        number(finding.seen().size());
        finding.seen().forEach(this::seen);
    }

    private void code(PostureFinding.Code code) {
        word(code.id());
        word(code.verdict().name());
        number(code.parameters().size());
        code.parameters().forEach((name, value) -> {
            word(name);
            text(value);
        });
    }

    private void seen(Seen seen) {
        text(seen.name());
        word(seen.type());
        text(seen.value());
        number(seen.ttl());
        word(seen.resolver());
        octets.write(seen.authenticated() ? YES : NO);
    }

    private void fact(Object value) {
        if (value instanceof Boolean yes) {
            octets.write(yes ? YES : NO);
        } else if (value instanceof Integer number) {
            octets.write(INT);
            number(number);
        } else if (value instanceof Long number) {
            octets.write(LONG);
            number(number);
        } else if (value instanceof BigInteger number) {
            octets.write(LARGE);
            text(number.toString());
        } else if (value instanceof Double number) {
            octets.write(FRACTION);
            number(Double.doubleToRawLongBits(number));
        } else {
            octets.write(TEXT);
            text(value.toString());
        }
    }

    /** Seven bits an octet, the lowest first. */
    private void number(long number) {
        long rest = number;
        while ((rest & ~SEVEN_BITS) != 0) {
            octets.write((int) (rest & SEVEN_BITS) | SEVEN_BITS + 1);
            rest >>>= 7;
        }
        octets.write((int) rest);
    }

    private void word(String word) {
        int number = words.number(word);
        if (number == SharedWords.NONE) {
            text(word);
        } else {
            number(KNOWN + 2L * number + 1);
        }
    }

    private void text(String text) {
        Integer before = written.putIfAbsent(text, written.size());
        if (before != null) {
            number(KNOWN + 2L * before);
            return;
        }
        boolean wide = text.chars().anyMatch(it -> it > LAST_LATIN);
        // not UTF-8: what is cut to a length may end in half a character, and must come back as it was
        byte[] encoded = text.getBytes(StandardCharsets.ISO_8859_1);
        number(wide ? WIDE : LATIN);
        number(wide ? text.length() : encoded.length);
        if (wide) {
            text.chars().forEach(it -> number(it));
        } else {
            octets.writeBytes(encoded);
        }
    }
}
