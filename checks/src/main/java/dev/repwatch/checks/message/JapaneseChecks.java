package dev.repwatch.checks.message;

import dev.repwatch.checks.reputation.Severity;
import java.util.Locale;

/** What of Japanese text is shown as something else, or not at all, elsewhere: JIS X 0208, RFC 1468. */
final class JapaneseChecks implements MessageCheck {

    private static final int ESCAPE = 0x1B;
    private static final int FIRST_NEC_ROW = 0x2D;
    private static final int FIRST_EXTENSION_ROW = 0x79;

    @Override
    public void look(MessageView message, Findings findings) {
        for (MimePart part : message.mime().parts()) {
            if (part.isReadable()) {
                String charset = part.charset().orElse("").toLowerCase(Locale.ROOT);
                if (charset.startsWith("iso-2022-jp")) {
                    escapes(part, findings);
                } else if (charset.equals("utf-8") && part.text().chars().anyMatch(JapaneseChecks::isHalfWidth)) {
                    findings.report("ja.halfwidth_kana", Severity.INFO, part.type(), "half-width katakana");
                }
            }
        }
    }

    private static void escapes(MimePart part, Findings findings) {
        byte[] octets = part.decoded().array();
        boolean wide = false;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == ESCAPE && i + 2 < octets.length) {
                wide = octets[i + 1] == '$';
                if (octets[i + 1] == '(' && octets[i + 2] == 'I') {
                    findings.report("ja.halfwidth_kana", part.type(), "ESC ( I in ISO-2022-JP");
                }
                i += 2;
            } else if (octets[i] < 0) {
                int octet = octets[i] & 255;
                if (octet >= 0xA1 && octet <= 0xDF) {
                    findings.report("ja.halfwidth_kana", part.type(), "8-bit katakana in ISO-2022-JP");
                }
            } else if (wide && octets[i] > ' ' && i + 1 < octets.length) {
                if (octets[i] == FIRST_NEC_ROW || octets[i] >= FIRST_EXTENSION_ROW) {
                    findings.report(
                            "ja.machine_dependent", part.type(), "row " + (octets[i] - 0x20) + " is not in JIS X 0208");
                }
                i++;
            }
        }
    }

    private static boolean isHalfWidth(int character) {
        return character >= 0xFF66 && character <= 0xFF9F;
    }
}
