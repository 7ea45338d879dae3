package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as octets: what parsers hide (line lengths, bare line ends, fields that stand twice) is read here.
 *
 * @param fields of the header, in order
 * @param body the octets behind the first empty line
 * @param octets the whole
 * @param savedWithLf every line ends in LF alone, as in a copy saved on Unix; the octets are with CRLF again
 * @param bareNewline CR or LF stands alone among CRLF
 */
record RawMessage(List<HeaderField> fields, Octets body, Octets octets, boolean savedWithLf, boolean bareNewline) {

    private static final Pattern FIELD = Pattern.compile("[!-9;-~]+[ \\t]*:(?s:.*)");

    /** Strict in good messages; some have bare line ends, and are read as mail programs read them. */
    private static final Pattern EMPTY_LINE = Pattern.compile("^\\r?\\n|\\r?\\n\\r?\\n");

    static final Pattern LINE_END = Pattern.compile("\\r?\\n");

    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    /** Nothing when it has no header field before the first empty line. */
    static Optional<RawMessage> read(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        boolean mbox = text.startsWith("From ") && text.indexOf('\n') > 0;
        if (mbox) {
            text = text.substring(text.indexOf('\n') + 1);
        }
        boolean marked = text.startsWith(BYTE_ORDER_MARK);
        if (marked) {
            text = text.substring(BYTE_ORDER_MARK.length());
        }
        boolean lfOnly = text.indexOf('\r') < 0 && text.indexOf('\n') >= 0;
        String wire = lfOnly ? text.replace("\n", "\r\n") : text;
        Matcher empty = EMPTY_LINE.matcher(wire);
        boolean ends = empty.find();
        List<HeaderField> fields = fields(ends ? wire.substring(0, empty.start()) : wire);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        // a message may be 50 MB: it is held once
        byte[] whole = mbox || lfOnly || marked ? wire.getBytes(StandardCharsets.ISO_8859_1) : octets;
        return Optional.of(new RawMessage(
                fields,
                new Octets(whole, ends ? empty.end() : whole.length),
                new Octets(whole),
                lfOnly,
                !lfOnly && bare(wire)));
    }

    private static List<HeaderField> fields(String header) {
        List<HeaderField> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (String line : LINE_END.split(header, -1)) {
            boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (!folded) {
                add(field, fields);
                field.setLength(0);
            } else {
                field.append("\r\n");
            }
            field.append(line);
        }
        add(field, fields);
        return List.copyOf(fields);
    }

    private static void add(StringBuilder field, List<HeaderField> fields) {
        if (FIELD.matches(field.toString())) {
            fields.add(HeaderField.of(field.toString()));
        }
    }

    private static boolean bare(String text) {
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            boolean followed = i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if ((here == '\r' && !followed) || (here == '\n' && (i == 0 || text.charAt(i - 1) != '\r'))) {
                return true;
            }
        }
        return false;
    }

    List<HeaderField> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).toList();
    }

    Optional<HeaderField> first(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
