package dev.repwatch.checks.feeds.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** The base address of a source, always ending in a slash. */
public final class Endpoint {

    private static final Set<String> LOCAL = Set.of("127.0.0.1", "::1", "localhost");

    private Endpoint() {}

    /**
     * The admin's own address, else the usual one.
     *
     * @throws IllegalArgumentException when it is not an http or https address, or holds a name and password
     */
    public static HttpUrl of(Optional<URI> own, String usual) {
        return of("endpoint", own.map(URI::toString).orElse(usual), true);
    }

    /**
     * True when an admin gave addresses and all are of this very machine: such a source is asked at its word, also in clear.
     * Names that only lead here do not count, for they may lead elsewhere tomorrow.
     */
    public static boolean local(List<Optional<URI>> given) {
        List<URI> addresses = given.stream().flatMap(Optional::stream).toList();
        return !addresses.isEmpty() && addresses.stream().allMatch(Endpoint::isLocal);
    }

    private static boolean isLocal(URI address) {
        return Optional.ofNullable(HttpUrl.get(address))
                .map(HttpUrl::host)
                .filter(LOCAL::contains)
                .isPresent();
    }

    /**
     * An address from the configuration.
     *
     * @param key the key it came from, for the message; the address itself may hold a secret and is never told
     * @param folder add a slash at the end where there is none
     * @throws IllegalArgumentException when it is not an http or https address, or holds a name and password
     */
    public static HttpUrl of(String key, String text, boolean folder) {
        HttpUrl url = HttpUrl.parse(folder && !text.endsWith("/") ? text + "/" : text);
        if (url == null || !url.username().isEmpty() || !url.password().isEmpty()) {
            throw new IllegalArgumentException(key + ": must be an https address without a name and password in it");
        }
        return url;
    }
}
