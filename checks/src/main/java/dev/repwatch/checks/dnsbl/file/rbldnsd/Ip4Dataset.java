package dev.repwatch.checks.dnsbl.file.rbldnsd;

import dev.repwatch.checks.dnsbl.file.FileAnswer;
import dev.repwatch.checks.dnsbl.file.Ip4Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ip4set}, {@code ip4trie} and {@code ip4tset}: IPv4 addresses, prefixes and, in the first, ranges. */
final class Ip4Dataset extends Dataset {

    /** How the three differ. */
    enum Type {
        /** Sizes are whole octets: a /29 is eight addresses, and whatever covers the same ones speaks together. */
        SET,
        /** The longest prefix speaks, its first entry alone. */
        TRIE,
        /** Single addresses, all with the first default; other values are passed over. */
        TSET
    }

    private final Type type;
    private final Ip4Table table = new Ip4Table();
    private final Set<Long> seen = new HashSet<>();
    private boolean defaultGiven;

    Ip4Dataset(Type type, TextTemplate texts) {
        super(texts);
        this.type = type;
    }

    @Override
    boolean line(String line, MaxRange widest) {
        Cursor cursor = new Cursor(line);
        if (cursor.here() == ':') {
            if (type == Type.TSET && defaultGiven) {
                return true;
            }
            boolean given = usually(line);
            defaultGiven |= given;
            return given;
        }
        return type == Type.TSET ? single(cursor) : entry(cursor, widest);
    }

    private boolean single(Cursor cursor) {
        Optional<Ip4Text> address = Ip4Text.octets(cursor).filter(octets -> octets.bits() == 32);
        if (address.isEmpty() || !cursor.endsEntry()) {
            return false;
        }
        table.add(address.get().first(), 32, 0);
        return true;
    }

    private boolean entry(Cursor cursor, MaxRange widest) {
        boolean excluded = cursor.here() == '!';
        if (excluded) {
            cursor.skip(1);
            cursor.skipSpace();
        }
        Optional<Ip4Text> read =
                type == Type.SET ? Ip4Text.range(cursor).filter(range -> range.bits() > 0) : Ip4Text.prefix(cursor);
        if (read.isEmpty() || !cursor.endsEntry() || read.get().hasHostBits() || !widest.allows(read.get())) {
            return false;
        }
        int value = value(cursor, excluded);
        if (value == NO_VALUE) {
            return false;
        }
        return type == Type.SET ? addOctets(read.get(), value) : addPrefix(read.get(), value);
    }

    private boolean addPrefix(Ip4Text prefix, int value) {
        if (seen.add((long) prefix.first() << 8 | prefix.bits())) {
            table.add(prefix.first(), prefix.bits(), value);
        }
        return true;
    }

    /** Cuts the range at the borders of octets: single addresses, /24, /16 and /8. */
    private boolean addOctets(Ip4Text range, int value) {
        long from = Integer.toUnsignedLong(range.first());
        long end = Integer.toUnsignedLong(range.last()) + 1;
        while (from < end) {
            int free = 0;
            while (free < 24 && (from & ((1L << (free + 8)) - 1)) == 0 && from + (1L << (free + 8)) <= end) {
                free += 8;
            }
            table.add((int) from, 32 - free, value);
            from += 1L << free;
        }
        return true;
    }

    @Override
    void seal() {
        seen.clear();
        if (type == Type.TSET) {
            values.number(usual);
        }
        table.seal();
    }

    @Override
    FileAnswer ask(ZoneQuestion question) {
        return question.ip4()
                .map(address -> {
                    List<Integer> numbers = new ArrayList<>(1);
                    table.find(address, numbers::add);
                    return answer(numbers, question.addressText());
                })
                .orElse(FileAnswer.NOT_LISTED);
    }

    @Override
    boolean mayHold(int ip4) {
        return table.covers(ip4);
    }

    @Override
    long entries() {
        return table.entries();
    }

    @Override
    long coveredIpv4() {
        return table.covered();
    }

    @Override
    int widestIpv4() {
        return table.widest();
    }
}
