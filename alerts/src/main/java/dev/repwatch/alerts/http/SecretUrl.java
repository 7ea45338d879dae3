package dev.repwatch.alerts.http;

import dev.repwatch.alerts.Secret;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Web addresses that are secrets themselves, such as a webhook's. */
public final class SecretUrl {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

    private SecretUrl() {}

    /**
     * @param plainHttp whether unprotected http is fine, for a receiver inside one's own network
     * @throws IllegalArgumentException when it is none, or would carry the alert unprotected across a network; the address
     *     itself is not shown
     */
    public static HttpUrl parse(String key, Secret secret, boolean plainHttp) {
        HttpUrl url = HttpUrl.parse(secret.reveal());
        if (url == null) {
            throw new IllegalArgumentException(key + ": not a web address (it is secret, so it is not shown)");
        }
        if (!plainHttp) {
            protect(key, url);
        }
        return url;
    }

    /**
     * For addresses to which a secret is sent.
     *
     * @throws IllegalArgumentException when it would cross a network unprotected
     */
    public static void protect(String key, HttpUrl url) {
        if (!url.isHttps() && !isThisMachine(url.host())) {
            throw new IllegalArgumentException(key + ": expected https; plain http only to this machine");
        }
    }

    /** @param host a name or an address, without brackets */
    public static boolean isThisMachine(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
