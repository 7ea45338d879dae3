package dev.repwatch.checks.message;

import dev.repwatch.checks.reputation.Severity;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the message is built: lines, parts, charsets. */
final class FormatChecks implements MessageCheck {

    private static final int LONGEST_LINE = 998;
    private static final double LEAST_OVERLAP = 0.3;
    private static final int FEW_WORDS = 5;
    private static final Set<String> COMMON = Set.of(
            ("a an and are as at be by can do for from has have if in is it its no not of on or our please so that the"
                            + " their there they this to us was we were will with you your")
                    .split(" "));

    @Override
    public void look(MessageView message, Findings findings) {
        lines(message, findings);
        if (message.mime().tooDeep()) {
            findings.report("mime.too_deep", "body", "more than 30 levels or 1,000 parts");
        }
        if (message.mime().broken()) {
            findings.report("mime.boundary.broken", "body", "a boundary is missing or never closed");
        }
        message.mime().parts().forEach(part -> encoding(part, findings));
        message.mime().parts().stream()
                .filter(part -> part.type().startsWith("text/"))
                .forEach(part -> charset(part, findings));
        alternatives(message, findings);
    }

    private static void lines(MessageView message, Findings findings) {
        String body = message.raw().body().latin1();
        int number = 0;
        for (String line : RawMessage.LINE_END.split(body, -1)) {
            number++;
            if (line.length() > LONGEST_LINE) {
                findings.report("body.line_too_long", "body, line " + number, line.length() + " octets");
            }
        }
        if (message.raw().bareNewline()) {
            findings.report("body.bare_newline", "body", "CR or LF stands alone");
        } else if (message.raw().savedWithLf()) {
            findings.report("body.bare_newline", Severity.INFO, "file", "a saved copy: every line ends in LF");
        }
    }

    private static void encoding(MimePart part, Findings findings) {
        boolean sevenBit = part.encoding().isEmpty() || part.encoding().equals("7bit");
        if (sevenBit && hasHigh(part.encoded().array())) {
            findings.report("mime.cte.8bit_in_7bit", part.type(), "octets over 127 declared as 7bit");
        }
    }

    private static void charset(MimePart part, Findings findings) {
        if (part.charset().isEmpty()) {
            return;
        }
        String named = part.charset().get();
        if (!MailCharsets.isRegistered(named)) {
            findings.report("mime.charset.unknown", part.type(), named);
            return;
        }
        boolean seven = named.toLowerCase(Locale.ROOT).matches("iso-2022-.*|us-ascii|ascii");
        boolean high = seven && hasHigh(part.decoded().array());
        // katakana in one octet is a finding of its own
        boolean kana = high && JapaneseText.isKanaAlone(part);
        if (!kana && (high || (part.knownCharset().isPresent() && !part.decodes()))) {
            findings.report("mime.charset.mismatch", part.type(), "the octets are not " + named);
        }
    }

    private static boolean hasHigh(byte[] octets) {
        for (byte octet : octets) {
            if (octet < 0) {
                return true;
            }
        }
        return false;
    }

    private static void alternatives(MessageView message, Findings findings) {
        List<MimePart> plain = message.readable("text/plain");
        if (message.html().isEmpty()) {
            return;
        }
        if (plain.isEmpty()) {
            findings.report("mime.text_part.missing", "body", "HTML without text/plain");
            return;
        }
        Set<String> text = words(plain.stream().map(MimePart::text));
        Set<String> html = words(message.shown().stream().map(HtmlText::visible));
        if (text.size() < FEW_WORDS && html.size() < FEW_WORDS) {
            return;
        }
        Set<String> both = new HashSet<>(text);
        both.retainAll(html);
        if (both.size() < LEAST_OVERLAP * Math.max(1, Math.min(text.size(), Math.max(1, html.size())))) {
            findings.report("mime.text_html_differ", "body", both.size() + " words in common");
        }
    }

    /** Words that say something; in text without blanks, as Japanese is, pairs of characters that are not grammar alone. */
    private static Set<String> words(Stream<String> texts) {
        String all = Normalizer.normalize(texts.collect(Collectors.joining(" ")), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("https?://\\S+", " ");
        Set<String> words = new HashSet<>();
        for (String word : all.split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.length() > 1 && word.charAt(0) > 0x2E80) {
                for (int i = 0; i + 1 < word.length(); i++) {
                    String pair = word.substring(i, i + 2);
                    if (!pair.chars().allMatch(c -> c >= 0x3040 && c < 0x30A0)) {
                        words.add(pair);
                    }
                }
            } else if (!word.isEmpty() && !COMMON.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }
}
