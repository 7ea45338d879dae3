package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.Seen;
import dev.repwatch.checks.reputation.Cause;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link FindingWriter} wrote. */
final class FindingReader {

    private static final int SEVEN_BITS = 0x7f;

    private final byte[] octets;
    private final SharedWords words;
    private final List<String> read = new ArrayList<>();
    private int at;

    private FindingReader(byte[] octets, SharedWords words) {
        this.octets = octets;
        this.words = words;
    }

    static PostureFinding finding(byte[] octets, SharedWords words) {
        return new FindingReader(octets, words).finding();
    }

    private PostureFinding finding() {
        int has = octets[at++];
        PostureCheck check = PostureCheck.valueOf(text());
        PostureVerdict verdict = verdict();
        String name = text();
        Optional<String> ip = text(has, FindingWriter.IP);
        Optional<String> selector = text(has, FindingWriter.SELECTOR);
        Optional<String> helo = text(has, FindingWriter.HELO);
        Optional<String> wanted = text(has, FindingWriter.WANTED);
        Optional<Cause> cause =
                (has & FindingWriter.CAUSE) == 0 ? Optional.empty() : Optional.of(Cause.valueOf(text()));
        List<PostureFinding.Code> codes = new ArrayList<>();
        for (long left = number(); left > 0; left--) {
            codes.add(new PostureFinding.Code(text(), verdict(), parameters()));
        }
        return new PostureFinding(
                new PostureSubject(name, ip, selector, helo), check, verdict, codes, facts(), seen(), wanted, cause);
    }

    private PostureVerdict verdict() {
        return PostureVerdict.valueOf(text());
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (long left = number(); left > 0; left--) {
            parameters.put(text(), text());
        }
        return parameters;
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (long left = number(); left > 0; left--) {
            facts.put(text(), fact());
        }
        return facts;
    }

    private Object fact() {
        int kind = octets[at++];
        return switch (kind) {
            case FindingWriter.NO -> false;
            case FindingWriter.YES -> true;
            case FindingWriter.INT -> (Object) (int) number();
            case FindingWriter.LONG -> (Object) number();
            case FindingWriter.LARGE -> new BigInteger(text());
            case FindingWriter.FRACTION -> (Object) Double.longBitsToDouble(number());
            default -> text();
        };
    }

    private List<Seen> seen() {
        List<Seen> seen = new ArrayList<>();
        for (long left = number(); left > 0; left--) {
            seen.add(new Seen(text(), text(), text(), number(), text(), octets[at++] == FindingWriter.YES));
        }
        return seen;
    }

    private Optional<String> text(int has, int what) {
        return (has & what) == 0 ? Optional.empty() : Optional.of(text());
    }

    private long number() {
        long number = 0;
        int shift = 0;
        int octet = octets[at++];
        while (octet < 0) {
            number |= (long) (octet & SEVEN_BITS) << shift;
            shift += 7;
            octet = octets[at++];
        }
        return number | (long) octet << shift;
    }

    private String text() {
        int kind = (int) number();
        if (kind >= FindingWriter.KNOWN) {
            int number = (kind - FindingWriter.KNOWN) / 2;
            return (kind & 1) == 0 ? read.get(number) : words.word(number);
        }
        int length = (int) number();
        String text = kind == FindingWriter.WIDE ? wide(length) : latin(length);
        read.add(text);
        return text;
    }

    private String latin(int length) {
        at += length;
        return new String(octets, at - length, length, StandardCharsets.ISO_8859_1);
    }

    private String wide(int length) {
        char[] characters = new char[length];
        for (int each = 0; each < length; each++) {
            characters[each] = (char) number();
        }
        return new String(characters);
    }
}
