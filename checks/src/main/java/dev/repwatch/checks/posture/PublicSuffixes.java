package dev.repwatch.checks.posture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Organisations by the Public Suffix List, as receivers on RFC 7489 see them. */
public final class PublicSuffixes {

    /** Of these the list knows nothing, and its default rule would be a guess (RFC 6761, RFC 2606). */
    private static final List<String> SPECIAL = List.of(
            "test", "example", "invalid", "localhost", "local", "onion", "internal", "arpa", "lan", "home", "corp");

    private PublicSuffixes() {}

    /** The domain that somebody registered; empty for a public suffix itself, or where the list does not speak. */
    public static Optional<String> organisation(String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        if (SPECIAL.contains(DnsName.last(name, 1))) {
            return Optional.empty();
        }
        HttpUrl url = HttpUrl.parse("http://" + name + "/");
        return url == null ? Optional.empty() : Optional.ofNullable(url.topPrivateDomain());
    }

    /** As {@link #organisation}; where the list does not speak, the last two labels. */
    public static String guess(String domain) {
        return organisation(domain).orElseGet(() -> DnsName.last(domain.toLowerCase(Locale.ROOT), 2));
    }
}
