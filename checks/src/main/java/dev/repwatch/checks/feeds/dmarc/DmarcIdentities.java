package dev.repwatch.checks.feeds.dmarc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Gathers what passed in the authentication results of one record (RFC 9990 section 3.1), as elements come. Bounded. */
final class DmarcIdentities {

    private static final int MOST = 10;
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9._-]{0,200}[a-z0-9_])?");

    /**
     * A signature that was verified.
     *
     * @param domain {@code d=}
     */
    record Signature(String selector, String domain) {}

    private final Map<String, String> open = new HashMap<>();
    private final List<Signature> signatures = new ArrayList<>();
    private final List<String> mailFrom = new ArrayList<>();

    /** A part of one result. */
    void part(String name, String text) {
        open.putIfAbsent(name, text.toLowerCase(Locale.ROOT));
    }

    /** A result of DKIM is whole. */
    void signature() {
        String selector = open.getOrDefault("selector", "");
        String domain = open.getOrDefault("domain", "");
        if (passed() && NAME.matcher(selector).matches() && NAME.matcher(domain).matches()) {
            add(signatures, new Signature(selector, domain));
        }
        open.clear();
    }

    /** A result of SPF is whole; that of a HELO name says nothing of bounces. */
    void sender() {
        String domain = open.getOrDefault("domain", "");
        if (passed()
                && !open.getOrDefault("scope", "").equals("helo")
                && NAME.matcher(domain).matches()) {
            add(mailFrom, domain);
        }
        open.clear();
    }

    private boolean passed() {
        return open.getOrDefault("result", "").equals("pass");
    }

    private static <T> void add(List<T> to, T value) {
        if (to.size() < MOST && !to.contains(value)) {
            to.add(value);
        }
    }

    List<Signature> signatures() {
        return List.copyOf(signatures);
    }

    List<String> mailFrom() {
        return List.copyOf(mailFrom);
    }
}
