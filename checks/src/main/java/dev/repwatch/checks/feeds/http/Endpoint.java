package dev.repwatch.checks.feeds.http;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/** The base address of a source, always ending in a slash. */
public final class Endpoint {

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
