package dev.repwatch.checks.dnsbl.file.rbldnsd;

import dev.repwatch.checks.dnsbl.file.FileAnswer;
import dev.repwatch.checks.dnsbl.file.Ip6Table;
import dev.repwatch.checks.dnsbl.file.Ip6Table.Bits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ip6trie}: prefixes, the longest speaks; {@code ip6tset}: /64 with the first default, and excluded single addresses. */
final class Ip6Dataset extends Dataset {

    /** How the two differ. */
    enum Type {
        TRIE,
        TSET
    }

    private record Prefix(Bits bits, int length) {}

    private final Type type;
    private final Ip6Table table = new Ip6Table();
    private final Set<Prefix> seen = new HashSet<>();
    private boolean defaultGiven;

    Ip6Dataset(Type type, TextTemplate texts) {
        super(texts);
        this.type = type;
    }

    @Override
    boolean line(String line, MaxRange widest) {
        Cursor cursor = new Cursor(line);
        if (cursor.here() == ':' && (type == Type.TSET || cursor.next() != ':')) {
            if (type == Type.TSET && defaultGiven) {
                return true;
            }
            boolean given = usually(line);
            defaultGiven |= given;
            return given;
        }
        boolean excluded = cursor.here() == '!';
        if (excluded) {
            cursor.skip(1);
            cursor.skipSpace();
        }
        return type == Type.TSET ? half(cursor, excluded) : prefix(cursor, excluded);
    }

    private boolean half(Cursor cursor, boolean excluded) {
        Optional<Ip6Text> read = Ip6Text.groups(cursor);
        if (read.isEmpty() || !cursor.endsEntry() || read.get().bits() != (excluded ? 128 : 64)) {
            return false;
        }
        table.add(read.get().address(), read.get().bits(), excluded ? value(cursor, true) : 0);
        return true;
    }

    private boolean prefix(Cursor cursor, boolean excluded) {
        Optional<Ip6Text> read = Ip6Text.prefix(cursor);
        if (read.isEmpty() || !cursor.endsEntry() || read.get().hasHostBits()) {
            return false;
        }
        int value = value(cursor, excluded);
        if (value == NO_VALUE) {
            return false;
        }
        Ip6Text text = read.get();
        if (seen.add(new Prefix(text.address(), text.bits()))) {
            table.add(text.address(), text.bits(), value);
        }
        return true;
    }

    @Override
    void seal() {
        seen.clear();
        if (type == Type.TSET) {
            values.number(usual);
        }
    }

    @Override
    FileAnswer ask(ZoneQuestion question) {
        return question.ip6()
                .map(address -> {
                    List<Integer> numbers = new ArrayList<>(1);
                    table.find(address, numbers::add);
                    return answer(numbers, question.addressText());
                })
                .orElse(FileAnswer.NOT_LISTED);
    }

    @Override
    boolean mayHold(int ip4) {
        return false;
    }

    @Override
    long entries() {
        return table.entries();
    }

    @Override
    int widestIpv6() {
        return table.widest();
    }
}
