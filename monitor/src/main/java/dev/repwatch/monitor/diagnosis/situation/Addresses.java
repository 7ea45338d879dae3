package dev.repwatch.monitor.diagnosis.situation;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Mail addresses: their domain, the provider that a well-known domain belongs to, and how they are shown. */
public final class Addresses {

    private static final Pattern ANY =
            Pattern.compile("([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})@([A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+)");
    private static final Map<String, String> PROVIDERS = Map.ofEntries(
            Map.entry("gmail.com", "gmail"),
            Map.entry("googlemail.com", "gmail"),
            Map.entry("docomo.ne.jp", "docomo"),
            Map.entry("ezweb.ne.jp", "au"),
            Map.entry("au.com", "au"),
            Map.entry("softbank.ne.jp", "softbank"),
            Map.entry("i.softbank.jp", "softbank"),
            Map.entry("ymobile.ne.jp", "softbank"),
            Map.entry("outlook.com", "outlook"),
            Map.entry("outlook.jp", "outlook"),
            Map.entry("hotmail.com", "outlook"),
            Map.entry("hotmail.co.jp", "outlook"),
            Map.entry("live.jp", "outlook"),
            Map.entry("yahoo.com", "yahoo"),
            Map.entry("yahoo.co.jp", "yahoo_japan"),
            Map.entry("icloud.com", "icloud"),
            Map.entry("me.com", "icloud"),
            Map.entry("nifty.com", "nifty"));

    private static final Pattern BEFORE_SENDER = Pattern.compile(
            "(?i)(?:sender(?: address| verify failed for| rejected:?)?|mail from:?|return-path:?|\\bfrom[=:])"
                    + " ?[<\\[(]?$");
    private static final Pattern BEHIND_SENDER = Pattern.compile(
            "(?i)^[>\\])]?:? (?:sender (?:address )?rejected|sender address|sender verify|sender domain)");

    private Addresses() {}

    public static Optional<String> domain(String address) {
        int at = address.lastIndexOf('@');
        return at < 0
                ? Optional.empty()
                : Optional.of(plain(address.substring(at + 1))).filter(it -> !it.isEmpty());
    }

    /** Without the final dot, brackets and capitals. */
    public static String plain(String name) {
        String small = name.strip().toLowerCase(Locale.ROOT).replaceAll("^<|>$", "");
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }

    public static Optional<String> provider(String domain) {
        return Optional.ofNullable(PROVIDERS.get(domain));
    }

    /** Whether a domain is one slip of the finger from a well-known one. */
    public static boolean mistyped(String domain) {
        return !PROVIDERS.containsKey(domain)
                && PROVIDERS.keySet().stream().anyMatch(known -> Typos.oneSlip(known, domain));
    }

    /** The first mail address in a text that is not said to be the one of the sender. */
    public static Optional<String> first(String text) {
        Matcher found = ANY.matcher(text);
        while (found.find()) {
            if (!sender(text, found)) {
                return Optional.of(plain(found.group()));
            }
        }
        return Optional.empty();
    }

    private static boolean sender(String text, Matcher at) {
        return BEFORE_SENDER.matcher(text.substring(0, at.start())).find()
                || BEHIND_SENDER.matcher(text.substring(at.end())).find();
    }

    /** Every mail address in a text becomes {@code t***@example.jp}: a card is handed on. */
    public static String masked(String text) {
        Matcher found = ANY.matcher(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (found.find()) {
            out.append(text, from, found.start())
                    .append(found.group(1), 0, 1)
                    .append("***@")
                    .append(found.group(2));
            from = found.end();
        }
        return out.append(text.substring(from)).toString();
    }
}
