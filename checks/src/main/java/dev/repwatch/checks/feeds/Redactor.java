package dev.repwatch.checks.feeds;

import dev.repwatch.checks.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Takes secrets out of words, raw and percent-encoded. Several feeds carry the key in the URL, so every text that leaves
 * a feed goes through here.
 */
public final class Redactor {

    private static final int SHORTEST = 4;
    private static final int LONGEST_TEXT = 300;

    /** Longest first, so that a secret that contains another is taken out whole. */
    private final ConcurrentSkipListSet<String> spellings = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** From now on this value is taken out of every text. Values under four characters would eat ordinary words. */
    public void hide(String secret) {
        if (secret.length() >= SHORTEST) {
            spellings.add(secret);
            spellings.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            spellings.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
        }
    }

    public void hide(Secret secret) {
        hide(secret.reveal());
    }

    /** The text on one line, without secrets and control characters, at most 300 characters. */
    public String clean(String text) {
        String clean = text;
        for (String spelling : spellings) {
            clean = clean.replace(spelling, "<secret>");
        }
        clean = clean.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
