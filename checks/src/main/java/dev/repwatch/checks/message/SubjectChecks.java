package dev.repwatch.checks.message;

import com.google.re2j.Pattern;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Optional;

/** The subject: how it is encoded, and how it shouts. */
final class SubjectChecks implements MessageCheck {

    private static final Pattern REPLY =
            Pattern.compile("(?i)^\\s*(re|fwd?|aw|返信|転送)\\s*(\\[\\d+\\]|\\(\\d+\\)|\\^\\d+)?\\s*:");
    private static final Pattern MARKS = Pattern.compile("[!！?？$＄★☆]{3,}");
    private static final int LONGEST_WORD = 75;
    private static final int LETTERS = 10;

    @Override
    public void look(MessageView message, Findings findings) {
        Optional<HeaderField> field = message.raw().first("subject");
        if (field.isEmpty() || isEmpty(field.get().value(), message.subject())) {
            findings.report("header.subject.missing", "Subject", "no subject");
            return;
        }
        if (field.get().hasOctetsOverAscii()) {
            findings.report("header.subject.raw_8bit", "Subject", "octets over 127 outside an encoded word");
        }
        for (EncodedWords.Word word : EncodedWords.of(field.get().value())) {
            if (word.whole().length() > LONGEST_WORD) {
                findings.report(
                        "header.subject.encoded_word_long",
                        "Subject",
                        word.whole().length() + " characters");
            }
            fault(word).ifPresent(fault -> findings.report("header.subject.broken_encoded_word", "Subject", fault));
        }
        if (EncodedWords.isUnfinished(field.get().value())) {
            findings.report("header.subject.broken_encoded_word", "Subject", "an encoded word that never ends");
        }
        text(message, findings);
    }

    /** Also of words that hold nothing; one that cannot be decoded is another matter. */
    private static boolean isEmpty(String value, String decoded) {
        return value.isBlank()
                || (decoded.isBlank()
                        && EncodedWords.of(value).stream()
                                .allMatch(word -> word.octets().isPresent()));
    }

    private static void text(MessageView message, Findings findings) {
        String subject = message.subject();
        boolean thread = message.raw().first("in-reply-to").isPresent()
                || message.raw().first("references").isPresent();
        if (!thread
                && REPLY.matcher(Normalizer.normalize(subject, Normalizer.Form.NFKC))
                        .find()) {
            findings.report("header.subject.fake_reply", "Subject", subject);
        }
        // of all letters: Japanese with a word in capitals does not shout
        long letters = subject.chars().filter(Character::isLetter).count();
        long capitals = subject.chars().filter(Character::isUpperCase).count();
        if ((letters >= LETTERS && capitals * 10 > letters * 8)
                || MARKS.matcher(subject).find()) {
            findings.report("header.subject.shouting", "Subject", subject);
        }
    }

    /** RFC 2047 sections 5 and 6; RFC 1468 for words that do not come back to ASCII. */
    private static Optional<String> fault(EncodedWords.Word word) {
        Optional<Charset> charset = MailCharsets.of(word.charset());
        if (charset.isEmpty()) {
            return MailCharsets.isRegistered(word.charset())
                    ? Optional.empty()
                    : Optional.of("unknown charset " + word.charset());
        }
        if (word.octets().isEmpty()) {
            return Optional.of("a word that cannot be decoded");
        }
        byte[] octets = word.octets().get();
        if (JapaneseText.isJis(word.charset()) && !endsInAscii(octets)) {
            return Optional.of("a word that does not come back to ASCII");
        }
        try {
            charset.get().newDecoder().decode(ByteBuffer.wrap(octets));
            return Optional.empty();
        } catch (CharacterCodingException wrong) {
            return Optional.of("octets that are not " + word.charset());
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
