package dev.repwatch.checks.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Octets of Japanese text: RFC 1468, JIS X 0208, and what Windows added to it. */
final class JapaneseText {

    private static final int ESCAPE = 0x1B;
    private static final int FIRST_KANA = 0xA1;
    private static final int LAST_KANA = 0xDF;
    private static final int NEC_ROW = 0x2D;
    /** Rows 85 to 94 are free for users; IBM's extensions as NEC chose them are 89 to 92. */
    private static final int FIRST_FREE_ROW = 0x75;

    private JapaneseText() {}

    /** What is odd in a text. */
    enum Oddity {
        KANA_ESCAPE,
        KANA_OCTET,
        FOREIGN_ROW
    }

    static boolean isJis(String charset) {
        String name = charset.toLowerCase(Locale.ROOT);
        return name.startsWith("iso-2022-jp") || name.startsWith("cp5022");
    }

    /** Text in escapes whose octets over 127 are all katakana of JIS X 0201. */
    static boolean isKanaAlone(MimePart part) {
        return isJis(part.charset().orElse("")) && isKanaAlone(part.decoded().array());
    }

    private static boolean isKanaAlone(byte[] octets) {
        boolean any = false;
        for (byte each : octets) {
            int octet = each & 255;
            if (octet > 127) {
                if (octet < FIRST_KANA || octet > LAST_KANA) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    /** Of text in this charset; each oddity once. */
    static List<Oddity> of(byte[] octets, String charset) {
        String name = charset.toLowerCase(Locale.ROOT);
        if (isJis(name)) {
            return jis(octets);
        }
        if (name.matches("shift[_-]jis|x-sjis|sjis|windows-31j|cp932|ms932")) {
            return pairs(octets, true);
        }
        return name.matches("(x-)?euc-jp") ? pairs(octets, false) : List.of();
    }

    private static List<Oddity> jis(byte[] octets) {
        List<Oddity> found = new ArrayList<>();
        boolean wide = false;
        boolean supplement = false;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == ESCAPE && i + 2 < octets.length) {
                wide = octets[i + 1] == '$';
                supplement = wide && octets[i + 2] == '(';
                if (octets[i + 1] == '(' && octets[i + 2] == 'I') {
                    add(found, Oddity.KANA_ESCAPE);
                }
                i += supplement ? 3 : 2;
            } else if (wide && octets[i] > ' ' && i + 1 < octets.length) {
                if (!supplement && (octets[i] == NEC_ROW || octets[i] >= FIRST_FREE_ROW)) {
                    add(found, Oddity.FOREIGN_ROW);
                }
                i++;
            }
        }
        if (isKanaAlone(octets)) {
            add(found, Oddity.KANA_OCTET);
        }
        return found;
    }

    private static List<Oddity> pairs(byte[] octets, boolean shifted) {
        for (int i = 0; i + 1 < octets.length; i++) {
            int lead = octets[i] & 255;
            boolean pair = shifted
                    ? (lead >= 0x81 && lead <= 0x9F) || (lead >= 0xE0 && lead <= 0xFC)
                    : lead >= 0xA1 && lead <= 0xFE;
            boolean foreign = shifted
                    ? lead == 0x87 || lead == 0xED || lead == 0xEE || (lead >= 0xF0 && lead <= 0xFC)
                    : lead == 0xAD || (lead >= 0xF5 && lead <= 0xFE);
            if (foreign) {
                return List.of(Oddity.FOREIGN_ROW);
            }
            if (!shifted && (lead == 0x8E || lead == 0x8F)) {
                i += lead == 0x8F ? 2 : 1;
            } else if (pair) {
                i++;
            }
        }
        return List.of();
    }

    private static void add(List<Oddity> found, Oddity oddity) {
        if (!found.contains(oddity)) {
            found.add(oddity);
        }
    }
}
