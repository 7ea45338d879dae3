package dev.repwatch.checks.dns.engine;

/** The letters among eight octets at a time, each octet a byte of a long: a name is disguised for every attempt. */
final class LetterCase {

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long LOW = 0x7F7F7F7F7F7F7F7FL;
    private static final long CASE = 0x2020202020202020L;
    /** Bit 0 of the first byte, bit 1 of the second, and so on. */
    private static final long DIAGONAL = 0x8040201008040201L;

    private LetterCase() {}

    /** {@code 0x20}, the bit that tells "a" from "A", in every byte that is an ASCII letter; nothing in the others. */
    static long ofLetters(long octets) {
        long seven = (octets | CASE) & LOW;
        long atLeastA = seven + (0x80 - 'a') * EACH;
        long beyondZ = seven + (0x80 - 'z' - 1) * EACH;
        return (atLeastA & ~beyondZ & ~octets & HIGH) >>> 2;
    }

    /** {@code 0x20} in the byte of every bit that is set. */
    static long ofBits(int octet) {
        long apart = (octet * EACH) & DIAGONAL;
        return ((apart + LOW) & HIGH) >>> 2;
    }
}
