package dev.repwatch.checks.dns.reply;

import dev.repwatch.checks.dns.TxtRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.TXTRecord;

/** Makes text from a stranger's record safe to carry: lossily decoded, bounded, without control and bidi characters. */
public final class ForeignText {

    /** Room for a 4096-bit DKIM key; a listing's reason is cut shorter by who shows it. */
    static final int MAX_CHARACTERS = 4096;

    private ForeignText() {}

    static String of(TXTRecord record) {
        StringBuilder joined = new StringBuilder();
        for (byte[] part : record.getStringsAsByteArrays()) {
            joined.append(new String(part, StandardCharsets.ISO_8859_1));
            if (joined.length() > MAX_CHARACTERS * 4) {
                break;
            }
        }
        byte[] octets = joined.toString().getBytes(StandardCharsets.ISO_8859_1);
        return clean(new String(octets, StandardCharsets.UTF_8));
    }

    /** The octets as they came. */
    static TxtRecord raw(TXTRecord record) {
        StringBuilder joined = new StringBuilder();
        List<Integer> lengths = new ArrayList<>();
        for (byte[] part : record.getStringsAsByteArrays()) {
            joined.append(new String(part, StandardCharsets.ISO_8859_1));
            lengths.add(part.length);
        }
        return new TxtRecord(joined.toString(), lengths);
    }

    public static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().filter(ForeignText::visible).limit(MAX_CHARACTERS).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
