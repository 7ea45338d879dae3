package dev.repwatch.checks.dnsbl.file.rbldnsd;

import dev.repwatch.checks.dnsbl.file.FileAnswer;
import dev.repwatch.checks.dnsbl.file.NameTable;
import dev.repwatch.checks.dnsbl.file.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code dnset}: a name alone, {@code *.name} for all below it, {@code .name} for both. A name alone speaks before any above it, then
 * the nearest above.
 */
final class NameDataset extends Dataset {

    private final NameTable alone = new NameTable();
    private final NameTable below = new NameTable();

    NameDataset(TextTemplate texts) {
        super(texts);
    }

    @Override
    boolean line(String line, MaxRange widest) {
        if (line.startsWith(":")) {
            return usually(line);
        }
        Cursor cursor = new Cursor(line);
        boolean excluded = cursor.here() == '!';
        if (excluded) {
            cursor.skip(1);
            cursor.skipSpace();
        }
        boolean wild = cursor.here() == '.';
        boolean plain = true;
        if (wild) {
            cursor.skip(1);
        } else if (cursor.here() == '*' && cursor.next() == '.') {
            wild = true;
            plain = false;
            cursor.skip(2);
        }
        Optional<String> name = DomainName.of(cursor.word());
        int value = name.isEmpty() ? NO_VALUE : value(cursor, excluded);
        if (value == NO_VALUE) {
            return false;
        }
        if (plain) {
            alone.add(name.orElseThrow(), value);
        }
        if (wild) {
            below.add(name.orElseThrow(), value);
        }
        return true;
    }

    @Override
    void seal() {
        alone.seal();
        below.seal();
    }

    @Override
    FileAnswer ask(ZoneQuestion question) {
        String name = question.name();
        List<Integer> numbers = new ArrayList<>(1);
        boolean found = !name.isEmpty() && alone.find(name, numbers::add);
        for (int dot = name.indexOf('.'); !found && dot >= 0; dot = name.indexOf('.')) {
            name = name.substring(dot + 1);
            found = below.find(name, numbers::add);
        }
        return numbers.contains(Values.EXCLUDED) ? FileAnswer.NOT_LISTED : answer(numbers, name);
    }

    @Override
    long entries() {
        return (long) alone.size() + below.size();
    }
}
