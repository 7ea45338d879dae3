package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/** The encoded words of a field (RFC 2047 section 2). */
final class EncodedWords {

    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]*)\\?([^?\\s]*)\\?([^?]*)\\?=");
    private static final Pattern BEGUN = Pattern.compile("=\\?[A-Za-z0-9][\\w.:-]*(?:\\*[\\w-]+)?\\?[bBqQ]\\?");

    private static final Pattern BAD_ESCAPE =
            Pattern.compile("=(?:[^0-9A-Fa-f]|[0-9A-Fa-f]?$|[0-9A-Fa-f][^0-9A-Fa-f])");

    private EncodedWords() {}

    /**
     * One of them.
     *
     * @param whole as it stands
     * @param charset in lower case, without the language of RFC 2231
     * @param octets empty when they cannot be had
     */
    record Word(String whole, String charset, Optional<byte[]> octets) {}

    static List<Word> of(String value) {
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(value);
        while (word.find()) {
            String charset = word.group(1).replaceAll("\\*.*", "").toLowerCase(Locale.ROOT);
            words.add(new Word(word.group(), charset, octets(word.group(2), word.group(3))));
        }
        return words;
    }

    /** Whether one begins and never ends. */
    static boolean isUnfinished(String value) {
        return BEGUN.matcher(WORD.matcher(value).replaceAll(" ")).find();
    }

    private static Optional<byte[]> octets(String encoding, String text) {
        if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return Optional.empty();
        }
        try {
            if (encoding.equalsIgnoreCase("b")) {
                return Optional.of(Base64.getDecoder().decode(text));
            }
            if (!encoding.equalsIgnoreCase("q") || BAD_ESCAPE.matcher(text).find()) {
                return Optional.empty();
            }
            byte[] ascii = text.replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1);
            try (QuotedPrintableInputStream in =
                    new QuotedPrintableInputStream(new ByteArrayInputStream(ascii), DecodeMonitor.STRICT)) {
                return Optional.of(in.readAllBytes());
            }
        } catch (IllegalArgumentException | IOException undecodable) {
            return Optional.empty();
        }
    }
}
