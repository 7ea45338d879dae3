package dev.repwatch.checks.feeds;

import dev.repwatch.checks.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * Takes secrets out of words, raw and percent-encoded. Several feeds carry the key in the URL, so every text that leaves
 * a feed goes through here.
 */
public final class Redactor {

    private static final int SHORTEST = 4;
    private static final int LONGEST_TEXT = 300;
    /** Those before are no longer accepted anywhere; a program that runs for months learns thousands. */
    private static final int MOST_LEARNED = 64;

    /** Longest first, so that a secret that contains another is taken out whole. */
    private final ConcurrentSkipListSet<String> spellings = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private final Queue<String> learned = new ArrayDeque<>();

    /** From now on this value is taken out of every text. Values under four characters would eat ordinary words. */
    public void hide(String secret) {
        if (secret.length() >= SHORTEST) {
            spellings(secret).forEach(spellings::add);
        }
    }

    /** The same for one of many to come, such as an access token: the newest 64 are taken out. */
    public synchronized void learn(String secret) {
        if (spellings.contains(secret)) {
            return;
        }
        hide(secret);
        learned.add(secret);
        if (learned.size() > MOST_LEARNED) {
            spellings(learned.remove()).forEach(spellings::remove);
        }
    }

    private static Stream<String> spellings(String secret) {
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(secret, form, form.replace("+", "%20"));
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
