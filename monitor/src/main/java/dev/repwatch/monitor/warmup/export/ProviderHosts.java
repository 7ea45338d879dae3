package dev.repwatch.monitor.warmup.export;

import java.util.List;
import java.util.Map;

/** By which ends of MX names a provider is known; {@code others} has none, so a limit for it cannot be written by provider. */
final class ProviderHosts {

    private static final Map<String, List<String>> SUFFIXES = Map.of(
            "google", List.of(".google.com", ".googlemail.com"),
            "microsoft", List.of(".outlook.com"),
            "yahoo", List.of(".yahoodns.net"),
            "apple", List.of(".mail.icloud.com"),
            "docomo", List.of(".docomo.ne.jp"),
            "au", List.of(".ezweb.ne.jp", ".au.com"),
            "softbank", List.of(".softbank.ne.jp", ".softbank.jp"));

    private ProviderHosts() {}

    static List<String> suffixes(String provider) {
        return SUFFIXES.getOrDefault(provider, List.of());
    }
}
