package dev.repwatch.monitor.diagnosis.evidence;

import java.util.Map;

/** What others call a provider, as the rules about replies call it: evidence comes from programs of others, too. */
public final class ProviderNames {

    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("google", "gmail"),
            Map.entry("googlemail", "gmail"),
            Map.entry("microsoft", "outlook"),
            Map.entry("hotmail", "outlook"),
            Map.entry("outlook.com", "outlook"),
            Map.entry("office365", "microsoft365"),
            Map.entry("o365", "microsoft365"),
            Map.entry("m365", "microsoft365"),
            Map.entry("apple", "icloud"),
            Map.entry("yahoo_jp", "yahoo_japan"),
            Map.entry("yahoo-jp", "yahoo_japan"),
            Map.entry("yahoojp", "yahoo_japan"),
            Map.entry("yahoo.co.jp", "yahoo_japan"),
            Map.entry("aol", "yahoo"),
            Map.entry("nttdocomo", "docomo"),
            Map.entry("kddi", "au"),
            Map.entry("ezweb", "au"));

    private ProviderNames() {}

    /** @param name in small letters */
    public static String known(String name) {
        return OTHERS.getOrDefault(name, name);
    }
}
