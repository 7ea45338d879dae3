package dev.repwatch.checks.message;

import dev.repwatch.checks.reputation.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What of Japanese text is shown as something else, or not at all, elsewhere: JIS X 0208, RFC 1468. */
final class JapaneseChecks implements MessageCheck {

    /** Fields that people read. */
    private static final List<String> READ = List.of("Subject", "From", "To", "Cc", "Reply-To", "Sender");

    @Override
    public void look(MessageView message, Findings findings) {
        for (String name : READ) {
            message.raw()
                    .first(name.toLowerCase(Locale.ROOT))
                    .ifPresent(field -> EncodedWords.of(field.value())
                            .forEach(word ->
                                    word.octets().ifPresent(octets -> look(name, octets, word.charset(), findings))));
        }
        for (MimePart part : message.mime().parts()) {
            if (part.isReadable()) {
                look(part.type(), part.decoded().array(), part.charset().orElse(""), findings);
            }
        }
    }

    private static void look(String where, byte[] octets, String charset, Findings findings) {
        for (JapaneseText.Oddity oddity : JapaneseText.of(octets, charset)) {
            switch (oddity) {
                case KANA_ESCAPE -> findings.report("ja.halfwidth_kana", where, "ESC ( I in " + charset);
                case KANA_OCTET -> findings.report("ja.halfwidth_kana", where, "8-bit katakana in " + charset);
                case FOREIGN_ROW ->
                    findings.report(
                            "ja.machine_dependent", where, "characters that are not in JIS X 0208, in " + charset);
            }
        }
        if (charset.equalsIgnoreCase("utf-8")
                && new String(octets, StandardCharsets.UTF_8).chars().anyMatch(JapaneseChecks::isHalfWidth)) {
            findings.report("ja.halfwidth_kana", Severity.INFO, where, "half-width katakana");
        }
    }

    private static boolean isHalfWidth(int character) {
        return character >= 0xFF66 && character <= 0xFF9F;
    }
}
