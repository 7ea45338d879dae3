package dev.repwatch.monitor.preflight;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a receiver answered to a connection from the address.
 *
 * @param provider such as {@code google} or {@code t-online}
 * @param result {@code ok}, {@code refused} or {@code timeout}
 * @param reply the reply, shortened
 */
public record ProbeResult(String provider, String result, String reply) {

    private static final Set<String> LARGE = Set.of(
            "google",
            "gmail",
            "microsoft",
            "outlook",
            "hotmail",
            "yahoo",
            "aol",
            "apple",
            "icloud",
            "docomo",
            "au",
            "softbank");
    /** Codes with which Microsoft and Yahoo refuse whole networks; a larger receiver behind a relay may say the same. */
    private static final Pattern NETWORK = Pattern.compile("\\b(?:S3140|S3150|TSS0[4-9]|TSS1[0-2])\\b");

    boolean refused() {
        return result.startsWith("refused") || result.startsWith("blocked") || result.matches("[45]\\d\\d.*");
    }

    boolean timedOut() {
        return result.startsWith("time") || result.equals("unreachable");
    }

    boolean byLargeReceiver() {
        return LARGE.contains(provider) || NETWORK.matcher(reply).find();
    }

    String text() {
        return reply.isEmpty() ? provider : provider + ": " + reply;
    }
}
