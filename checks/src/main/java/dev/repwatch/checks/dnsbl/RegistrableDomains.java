package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.DomainTarget;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/** The domains that somebody registered, by the public suffix list that OkHttp carries. Safe for use by several threads. */
final class RegistrableDomains {

    private static final int MOST_KEPT = 65_536;

    private final Map<DomainTarget, String> known = new ConcurrentHashMap<>();

    /** One label below the public suffix; the domain itself when it is a public suffix, or no name of a host. */
    String of(DomainTarget domain) {
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(domain, RegistrableDomains::found);
    }

    private static String found(DomainTarget domain) {
        return Optional.ofNullable(HttpUrl.parse("http://" + domain.text() + "/"))
                .map(HttpUrl::topPrivateDomain)
                .orElse(domain.text());
    }
}
