package dev.repwatch.monitor.traffic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Stands for a text that is not to be kept: 128 bits of its SHA-256, in hexadecimal. */
final class AddressId {

    private static final int BYTES = 16;

    private AddressId() {}

    /** Two spellings of one address count as one. */
    static String of(String address) {
        return hash(address.toLowerCase(Locale.ROOT));
    }

    static String of(String... parts) {
        return hash(String.join("\u0000", parts));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
