package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/** The subject: how it is encoded, and how it shouts. */
final class SubjectChecks implements MessageCheck {

    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]*)\\?([^?\\s]*)\\?([^?]*)\\?=");
    private static final Pattern REPLY =
            Pattern.compile("(?i)^\\s*(re|fwd?|aw|返信|転送)\\s*(\\[\\d+\\])?\\s*[:：]|^\\s*ＲＥ\\s*[:：]");
    private static final Pattern MARKS = Pattern.compile("[!！?？$＄★☆]{3,}");
    private static final int LONGEST_WORD = 75;
    private static final int LETTERS = 10;

    @Override
    public void look(MessageView message, Findings findings) {
        Optional<HeaderField> field = message.raw().first("subject");
        if (field.isEmpty() || field.get().value().isBlank()) {
            findings.report("header.subject.missing", "Subject", "no subject");
            return;
        }
        if (field.get().hasOctetsOverAscii()) {
            findings.report("header.subject.raw_8bit", "Subject", "octets over 127 outside an encoded word");
        }
        Matcher words = WORD.matcher(field.get().value());
        while (words.find()) {
            if (words.group().length() > LONGEST_WORD) {
                findings.report(
                        "header.subject.encoded_word_long",
                        "Subject",
                        words.group().length() + " characters");
            }
            fault(words).ifPresent(fault -> findings.report("header.subject.broken_encoded_word", "Subject", fault));
        }
        text(message, findings);
    }

    private static void text(MessageView message, Findings findings) {
        String subject = message.subject();
        boolean thread = message.raw().first("in-reply-to").isPresent()
                || message.raw().first("references").isPresent();
        if (!thread && REPLY.matcher(subject).find()) {
            findings.report("header.subject.fake_reply", "Subject", subject);
        }
        long letters =
                subject.chars().filter(c -> c < 128 && Character.isLetter(c)).count();
        long capitals =
                subject.chars().filter(c -> c < 128 && Character.isUpperCase(c)).count();
        if ((letters >= LETTERS && capitals * 10 > letters * 8)
                || MARKS.matcher(subject).find()) {
            findings.report("header.subject.shouting", "Subject", subject);
        }
    }

    /** RFC 2047 sections 5 and 6; RFC 1468 for words that do not come back to ASCII. */
    private static Optional<String> fault(Matcher word) {
        Charset charset;
        String name = word.group(1).replaceAll("\\*.*", "").toLowerCase(Locale.ROOT);
        try {
            charset = Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.of("unknown charset " + name);
        }
        try {
            byte[] octets = octets(word.group(2), word.group(3));
            if (name.equals("iso-2022-jp") && !endsInAscii(octets)) {
                return Optional.of("a word that does not come back to ASCII");
            }
            charset.newDecoder().decode(ByteBuffer.wrap(octets));
            return Optional.empty();
        } catch (IllegalArgumentException | java.io.IOException undecodable) {
            return Optional.of(
                    undecodable instanceof CharacterCodingException
                            ? "octets that are not " + name
                            : "a word that cannot be decoded");
        }
    }

    private static byte[] octets(String encoding, String text) throws java.io.IOException {
        if (encoding.equalsIgnoreCase("b")) {
            return Base64.getDecoder().decode(text);
        }
        if (!encoding.equalsIgnoreCase("q")) {
            throw new IllegalArgumentException("neither B nor Q");
        }
        byte[] ascii = text.replace('_', ' ').getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        try (QuotedPrintableInputStream in =
                new QuotedPrintableInputStream(new java.io.ByteArrayInputStream(ascii), DecodeMonitor.STRICT)) {
            return in.readAllBytes();
        }
    }

    static boolean endsInAscii(byte[] octets) {
        boolean ascii = true;
        for (int i = 0; i + 2 < octets.length; i++) {
            if (octets[i] == 0x1B) {
                ascii = octets[i + 1] == '(' && (octets[i + 2] == 'B' || octets[i + 2] == 'J');
            }
        }
        return ascii;
    }
}
