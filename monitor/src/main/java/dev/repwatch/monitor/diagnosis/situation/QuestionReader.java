package dev.repwatch.monitor.diagnosis.situation;

import com.google.re2j.Pattern;
import dev.repwatch.monitor.diagnosis.evidence.CleanText;
import dev.repwatch.monitor.diagnosis.evidence.Question;
import inet.ipaddr.IPAddressString;
import java.util.Optional;

/** Finds out what a question is about; a kind that was said is believed, free text is guessed at. */
public final class QuestionReader {

    private static final int MOST_CHARACTERS = 1 << 20;
    private static final Pattern REPLY = Pattern.compile(
            "(?s)^\\s*[245]\\d\\d[ -].*|.*\\b[45]\\d\\d[- ][45]\\.\\d{1,3}\\.\\d{1,3}\\b.*|.*\\b(?:said: |smtp;"
                    + " ?)[245]\\d\\d\\b.*|.*refused to talk to me.*");
    private static final Pattern HEADERS = Pattern.compile(
            "(?i)^(?:received|from|return-path|delivered-to|message-id|date|subject|to|mime-version|dkim-signature|arc-seal|x-[a-z-]+):"
                    + " ?");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]{2,63}\\.?");
    private static final Pattern QUEUE_ID = Pattern.compile(
            "[0-9A-F]{6,16}|[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,20}");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s@]{1,250}@[^<>\\s@]{1,250}>");
    private static final Pattern ADDRESS = Pattern.compile("[^<>\\s@\"]{1,64}@[^<>\\s@\"]{1,255}");

    private QuestionReader() {}

    public static Subject read(Question question) {
        String value = CleanText.lines(question.value(), MOST_CHARACTERS).strip();
        return switch (question.kind()) {
            case RECIPIENT -> Subject.recipient(value);
            case DOMAIN -> Subject.domain(value);
            case IP -> Subject.ip(value);
            case MESSAGE_ID -> Subject.message(value);
            case REPLY -> Subject.reply(CleanText.line(value, 4096));
            case EML -> MailFile.subject(value);
            case TEXT -> guess(value).guess();
        };
    }

    private static Subject guess(String text) {
        if (HEADERS.matcher(text).find() && text.contains("\n")) {
            return MailFile.subject(text);
        }
        return text.chars().anyMatch(Character::isWhitespace)
                ? ofWords(text)
                : ofOneWord(text).orElseGet(Subject::nothing);
    }

    private static Subject ofWords(String text) {
        if (REPLY.matcher(text).find()) {
            return Subject.reply(CleanText.line(text, 4096));
        }
        return Addresses.first(text).map(Subject::recipient).orElseGet(Subject::nothing);
    }

    private static Optional<Subject> ofOneWord(String word) {
        if (new IPAddressString(word).isIPAddress()) {
            return Optional.of(Subject.ip(word));
        }
        if (MESSAGE_ID.matches(word)
                && !Addresses.domain(word).flatMap(Addresses::provider).isPresent()) {
            return Optional.of(Subject.message(word));
        }
        String bare = word.replaceAll("^<|>$", "");
        if (ADDRESS.matches(bare)) {
            return Optional.of(Subject.recipient(bare));
        }
        if (DOMAIN.matches(word)) {
            return Optional.of(Subject.domain(word));
        }
        return QUEUE_ID.matches(word) ? Optional.of(Subject.message(word)) : Optional.empty();
    }
}
