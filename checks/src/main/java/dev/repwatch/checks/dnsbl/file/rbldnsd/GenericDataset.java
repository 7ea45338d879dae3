package dev.repwatch.checks.dnsbl.file.rbldnsd;

import dev.repwatch.checks.dnsbl.file.FileAnswer;
import dev.repwatch.checks.dnsbl.file.ListValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code generic}: names with records A and TXT, as in a zone file; MX says nothing of a listing. */
final class GenericDataset extends Dataset {

    private static final int LONGEST = 255;

    private record Records(List<String> codes, List<String> texts) {}

    private final Map<String, Records> names = new HashMap<>();
    private long entries;

    GenericDataset(TextTemplate texts) {
        super(texts);
    }

    @Override
    boolean line(String line, MaxRange widest) {
        Cursor cursor = new Cursor(line);
        String owner = cursor.word();
        Optional<String> name = owner.equals("@") ? Optional.of("") : DomainName.of(owner);
        if (name.isEmpty()) {
            return false;
        }
        String type = cursor.word().toLowerCase(Locale.ROOT);
        if (!type.isEmpty() && Character.isDigit(type.charAt(0))) {
            type = cursor.word().toLowerCase(Locale.ROOT);
        }
        if (type.equals("in")) {
            type = cursor.word().toLowerCase(Locale.ROOT);
        }
        return record(name.get(), type, cursor.rest());
    }

    private boolean record(String name, String type, String data) {
        return switch (type) {
            case "a" ->
                code(data).map(code -> of(name).codes().add(code.dotted())).orElse(false);
            case "txt" -> !data.isEmpty() && of(name).texts().add(unquoted(data));
            case "mx" -> !data.isBlank();
            default -> false;
        };
    }

    private static Optional<ListValue> code(String data) {
        Cursor cursor = new Cursor(data);
        return Ip4Text.octets(cursor)
                .filter(text -> text.bits() == 32 || cursor.here() != '.')
                .map(text -> new ListValue(text.filled(), ""));
    }

    private Records of(String name) {
        entries++;
        return names.computeIfAbsent(name, fresh -> new Records(new ArrayList<>(1), new ArrayList<>(1)));
    }

    private static String unquoted(String data) {
        boolean quoted = data.length() >= 2 && data.startsWith("\"") && data.endsWith("\"");
        String whole = quoted ? data.substring(1, data.length() - 1) : data;
        String text = whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    FileAnswer ask(ZoneQuestion question) {
        Records records = names.get(question.name());
        return records == null ? FileAnswer.NOT_LISTED : FileAnswer.of(records.codes(), records.texts());
    }

    @Override
    long entries() {
        return entries;
    }
}
