package dev.repwatch.checks.message;

import java.util.Arrays;

/** Octets as a value. */
final class Octets {

    private final byte[] array;

    Octets(byte[] array) {
        this.array = array;
    }

    /** Not to be changed. */
    byte[] array() {
        return array;
    }

    int length() {
        return array.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(array, octets.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }
}
