package dev.repwatch.monitor.diagnosis.situation;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.monitor.diagnosis.evidence.CleanText;
import dev.repwatch.monitor.diagnosis.evidence.Question;
import inet.ipaddr.IPAddressString;
import java.text.Normalizer;
import java.util.Optional;

/** Finds out what a question is about; a kind that was said is believed, free text is guessed at. */
public final class QuestionReader {

    private static final int MOST_CHARACTERS = 1 << 20;
    private static final Pattern REPLY = Pattern.compile(
            "(?s)^\\s*[245]\\d\\d[ -].*|.*\\b[45]\\d\\d[- ][45]\\.\\d{1,3}\\.\\d{1,3}\\b.*|.*\\b(?:said: |smtp;"
                    + " ?)[245]\\d\\d\\b.*|.*refused to talk to me.*|.*\\bconnect to \\S{1,255}\\[.*|.*\\blost connection with .*"
                    + "|.*\\bconversation with .{1,300}timed out.*");
    private static final Pattern HEADERS = Pattern.compile(
            "(?i)^(?:received|from|return-path|delivered-to|message-id|date|subject|to|mime-version|dkim-signature|arc-seal|x-[a-z-]+):"
                    + " ?");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]{2,63}\\.?");
    private static final Pattern QUEUE_ID = Pattern.compile(
            "[0-9A-F]{6,16}|[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,20}");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s@]{1,250}@[^<>\\s@]{1,250}>");
    private static final Pattern ADDRESS = Pattern.compile("[^<>\\s@\"]{1,64}@[^<>\\s@\"]{1,255}");

    private static final Pattern CALLED_MESSAGE_ID =
            Pattern.compile("(?i)message-?\\s?id\\W{0,4}(<[^<>\\s@]{1,250}@[^<>\\s@]{1,250}>)");
    private static final Pattern CALLED_QUEUE_ID =
            Pattern.compile("(?i)(?:queue ?-?id|キュー ?ID)[ :=は]{1,4}([0-9A-Za-z-]{6,24})");
    private static final Pattern QUOTED = Pattern.compile("(?s)「([^「」]{10,1000})」");
    private static final Pattern IP_WORD =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}");
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?:^|[^a-z0-9._/@-])((?:[a-z0-9][a-z0-9-]{0,61}\\.)+(?:jp|com|net|org|info|biz|io|example|test|[a-z]{2}))(?:[^a-z0-9._-]|\\.?$)");

    private QuestionReader() {}

    public static Subject read(Question question) {
        String value = CleanText.lines(question.value(), MOST_CHARACTERS).strip();
        return switch (question.kind()) {
            case RECIPIENT -> Subject.recipient(value);
            case DOMAIN -> Subject.domain(value);
            case IP -> Subject.ip(value);
            case MESSAGE_ID -> Subject.message(value);
            case REPLY -> reply(value);
            case EML -> MailFile.subject(value);
            case TEXT -> guess(value).guess();
        };
    }

    private static Subject reply(String text) {
        return Subject.reply(CleanText.line(PastedLog.line(text).orElse(text), 4096));
    }

    private static Subject guess(String typed) {
        // people type addresses in full width, too
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        if (HEADERS.matcher(text).find() && text.contains("\n")) {
            return MailFile.subject(text);
        }
        if (PastedLog.line(text).isPresent()) {
            return reply(text);
        }
        boolean oneWord = text.chars().noneMatch(Character::isWhitespace);
        return (oneWord ? ofOneWord(bare(text)) : Optional.<Subject>empty()).orElseGet(() -> ofWords(text));
    }

    /** Without what stands around it: {@code mailto:}, brackets, a port. */
    private static String bare(String word) {
        return word.replaceFirst("(?i)^mailto:", "")
                .replaceFirst("^\\[(.*)](?::\\d{1,5})?$", "$1")
                .replaceFirst("^(\\d{1,3}(?:\\.\\d{1,3}){3}):\\d{1,5}$", "$1");
    }

    /** What stands in a sentence: a reply, an id that is called one, a person, an address of a server, an id, a domain. */
    private static Subject ofWords(String text) {
        String said = quoted(text).orElse(text);
        if (REPLY.matcher(said).find()) {
            return reply(said);
        }
        return found(CALLED_MESSAGE_ID, text)
                .map(Subject::message)
                .or(() -> Addresses.first(text).map(Subject::recipient))
                .or(() -> address(text).map(Subject::ip))
                .or(() -> found(CALLED_QUEUE_ID, text).map(Subject::message))
                .or(() -> found(NAME, text).map(Subject::domain))
                .orElseGet(Subject::nothing);
    }

    /** A reply between Japanese quotation marks. */
    private static Optional<String> quoted(String text) {
        return found(QUOTED, text).filter(it -> REPLY.matcher(it).find());
    }

    private static Optional<String> address(String text) {
        Matcher word = IP_WORD.matcher(text);
        while (word.find()) {
            if (new IPAddressString(word.group()).isIPAddress()) {
                return Optional.of(word.group());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> found(Pattern form, String text) {
        Matcher at = form.matcher(text);
        return at.find() ? Optional.of(at.group(1)) : Optional.empty();
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
        if (ADDRESS.matches(bare)
                && Addresses.domain(bare).filter(DOMAIN::matches).isPresent()
                && bare.codePoints().noneMatch(c -> c == '、' || c == '。')) {
            return Optional.of(Subject.recipient(bare));
        }
        if (DOMAIN.matches(word)) {
            return Optional.of(Subject.domain(word));
        }
        return QUEUE_ID.matches(word) ? Optional.of(Subject.message(word)) : Optional.empty();
    }
}
