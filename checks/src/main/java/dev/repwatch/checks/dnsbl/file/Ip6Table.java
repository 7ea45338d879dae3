package dev.repwatch.checks.dnsbl.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** As {@link Ip4Table}, for IPv6: lists of these are small, so a map for each prefix length will do. */
public final class Ip6Table {

    /** The 128 bits of an address. */
    public record Bits(long high, long low) {

        public static Bits of(byte[] octets) {
            return new Bits(eight(octets, 0), eight(octets, 8));
        }

        private static long eight(byte[] octets, int from) {
            long bits = 0;
            for (int i = from; i < from + 8; i++) {
                bits = bits << 8 | (octets[i] & 255);
            }
            return bits;
        }

        public Bits prefix(int length) {
            return new Bits(
                    length >= 64 ? high : length == 0 ? 0 : high & (-1L << (64 - length)),
                    length >= 128 ? low : length <= 64 ? 0 : low & (-1L << (128 - length)));
        }
    }

    private final TreeMap<Integer, Map<Bits, List<Integer>>> levels = new TreeMap<>();
    private long entries;
    private int widest = 129;

    public void add(Bits address, int length, int value) {
        List<Integer> values = levels.computeIfAbsent(length, fresh -> new HashMap<>())
                .computeIfAbsent(address.prefix(length), fresh -> new ArrayList<>(1));
        if (!values.contains(value)) {
            values.add(value);
        }
        entries++;
        if (value != Values.EXCLUDED) {
            widest = Math.min(widest, length);
        }
    }

    public void find(Bits address, IntConsumer value) {
        for (Map.Entry<Integer, Map<Bits, List<Integer>>> level :
                levels.descendingMap().entrySet()) {
            List<Integer> values = level.getValue().get(address.prefix(level.getKey()));
            if (values != null) {
                if (!values.contains(Values.EXCLUDED)) {
                    values.forEach(value::accept);
                }
                return;
            }
        }
    }

    public long entries() {
        return entries;
    }

    public int widest() {
        return widest;
    }
}
