package dev.repwatch.checks.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Octets as a value: a part of an array that nobody changes. */
final class Octets {

    private final byte[] whole;
    private final int from;

    Octets(byte[] array) {
        this(array, 0);
    }

    /** What stands in the array from there on; the array is not copied. */
    Octets(byte[] whole, int from) {
        this.whole = whole;
        this.from = from;
    }

    /** Not to be changed; a copy where these are a part of a larger array. */
    byte[] array() {
        return from == 0 ? whole : Arrays.copyOfRange(whole, from, whole.length);
    }

    /** One character for each. */
    String latin1() {
        return new String(whole, from, length(), StandardCharsets.ISO_8859_1);
    }

    int length() {
        return whole.length - from;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets
                && Arrays.equals(whole, from, whole.length, octets.whole, octets.from, octets.whole.length);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array());
    }
}
