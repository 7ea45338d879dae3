package dev.repwatch.monitor.preflight;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
            "ezweb",
            "softbank",
            "yahoodns",
            "yahoojp");
    /** Codes with which Microsoft and Yahoo refuse whole networks; a larger receiver behind a relay may say the same. */
    private static final Pattern NETWORK = Pattern.compile("\\b(?:S3140|S3150|TSS0[4-9]|TSS1[0-2])\\b");

    /** Of these the ones that last: Yahoo puts off for good with 421 and TSS07. */
    private static final Pattern LASTING = Pattern.compile("\\b(?:S3140|S3150|TSS0[7-9]|TSS1[0-2])\\b");

    boolean refused() {
        boolean said = result.startsWith("refus")
                || result.startsWith("block")
                || result.startsWith("reject")
                || result.matches("[45]\\d\\d.*");
        return said || reply.matches("5\\d\\d\\b.*") || LASTING.matcher(reply).find();
    }

    boolean timedOut() {
        return result.startsWith("time") || result.equals("unreachable") || result.equals("no_answer");
    }

    boolean byLargeReceiver() {
        // a host of theirs counts as well, the country at the end of a name does not
        String named = provider.replaceFirst("\\.[a-z]+$", "");
        return Stream.of(named.split("[^a-z0-9]+", -1)).anyMatch(LARGE::contains)
                || NETWORK.matcher(reply).find();
    }

    String text() {
        return reply.isEmpty() ? provider : provider + ": " + reply;
    }
}
