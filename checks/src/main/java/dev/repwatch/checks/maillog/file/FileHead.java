package dev.repwatch.checks.maillog.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The beginning of a file, by which it is found again under another name or packed. Only the part that was there when it was first
 * seen counts: a file that grows stays the same file. Bytes are hashed because they may name people.
 *
 * @param length how many bytes
 * @param hash SHA-256 of them, in hexadecimal
 * @param line the same of what stands before the end of the first line that tells a generation; empty when it is not known. By it a
 *     copy is known that was made when the file was shorter
 */
public record FileHead(int length, String hash, String line) {

    /** Long enough for the header of an accounting file, which all of its generations share, and the line behind it. */
    public static final int LONGEST = 2048;

    static FileHead of(byte[] bytes, int length) {
        int line = endOfTellingLine(bytes, length);
        return new FileHead(length, hash(bytes, length), line < 0 ? "" : hash(bytes, line));
    }

    /** The header of an accounting file has no digit, and all generations have the same. */
    private static int endOfTellingLine(byte[] bytes, int length) {
        boolean digit = false;
        for (int at = 0; at < length; at++) {
            digit |= bytes[at] >= '0' && bytes[at] <= '9';
            if (digit && bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    static String hash(byte[] bytes, int length) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes, 0, length);
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a generation is known by it: there is a whole line with a digit, or it is as long as it gets. */
    boolean tells() {
        return length == LONGEST || !line.isEmpty();
    }
}
