package dev.repwatch.checks.dnsbl.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** Names with their values: an open hash table over one array of octets, 20 octets a name and the name. */
public final class NameTable {

    private byte[] octets = new byte[1024];
    private int used;
    private int[] ends = new int[64];
    private int[] values = new int[64];
    private int size;
    private int[] slots = {};

    /** Adds a name in lower case; the same name may stand with several values. */
    public void add(String name, int value) {
        byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
        if (used + text.length > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(used + text.length, octets.length * 2));
        }
        System.arraycopy(text, 0, octets, used, text.length);
        used += text.length;
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        ends[size] = used;
        values[size++] = value;
    }

    /** To be called once, after the last name. */
    public void seal() {
        octets = Arrays.copyOf(octets, used);
        ends = Arrays.copyOf(ends, size);
        values = Arrays.copyOf(values, size);
        int room = 2;
        while (room * 3L < size * 4L) {
            room *= 2;
        }
        slots = new int[room];
        for (int entry = 0; entry < size; entry++) {
            int from = begin(entry);
            int slot = hash(octets, from, ends[entry]) & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = slot + 1 & (slots.length - 1);
            }
            slots[slot] = entry + 1;
        }
    }

    /** Gives the numbers of the name's values, an exclusion's among them, and says whether the name is there. */
    public boolean find(String name, IntConsumer value) {
        byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
        boolean found = false;
        int slot = hash(text, 0, text.length) & (slots.length - 1);
        while (slots[slot] != 0) {
            int entry = slots[slot] - 1;
            if (Arrays.equals(octets, begin(entry), ends[entry], text, 0, text.length)) {
                found = true;
                value.accept(values[entry]);
            }
            slot = slot + 1 & (slots.length - 1);
        }
        return found;
    }

    public int size() {
        return size;
    }

    private int begin(int entry) {
        return entry == 0 ? 0 : ends[entry - 1];
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        return ((hash ^ (hash >>> 16)) * 0x9E3779B1) >>> 1;
    }
}
