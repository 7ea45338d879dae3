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
            "softbank",
            "yahoo-japan",
            "yahoo_japan",
            "yahoo-jp",
            "yahoojp");
    /** Codes with which Microsoft and Yahoo refuse whole networks; a larger receiver behind a relay may say the same. */
    private static final Pattern NETWORK = Pattern.compile("\\b(?:S3140|S3150|TSS0[4-9]|TSS1[0-2])\\b");

    boolean refused() {
        boolean said = result.startsWith("refus")
                || result.startsWith("block")
                || result.startsWith("reject")
                || result.matches("[45]\\d\\d.*");
        return said || (!result.equals("ok") && reply.matches("5\\d\\d\\b.*"));
    }

    boolean timedOut() {
        return result.startsWith("time") || result.equals("unreachable") || result.equals("no_answer");
    }

    boolean byLargeReceiver() {
        return LARGE.contains(provider.replaceFirst("\\..*$", ""))
                || NETWORK.matcher(reply).find();
    }

    String text() {
        return reply.isEmpty() ? provider : provider + ": " + reply;
    }
}
