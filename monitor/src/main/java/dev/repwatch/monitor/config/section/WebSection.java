package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code [web]}: health, metrics, status page and API, all on one port.
 *
 * @param listen where it listens
 * @param hosts further names under which browsers may reach it ({@code Host} header); {@code listen} and localhost always may
 * @param users name to bcrypt hash; when any is given, all that can be looked at but health asks for basic authentication
 * @param token when given, all that can be looked at but health asks for this bearer token; it changes nothing: whoever acts
 *     shows the API token
 * @param tls plain HTTP when absent
 * @param user who logs in to the pages, with what they may do and see
 * @param trustedProxies addresses of proxies whose word on the client's address, the scheme and the user counts
 * @param authHeader the header in which these say who logged in there; a name among {@code user}
 * @param url under which people reach the pages, for the links in messages; without it messages have none
 */
public record WebSection(
        HostPort listen,
        List<String> hosts,
        Map<String, String> users,
        Optional<Secret> token,
        Optional<Tls> tls,
        Optional<URI> url,
        List<UserEntry> user,
        List<ProxyRange> trustedProxies,
        Optional<String> authHeader) {

    public static final int PORT = 9797;

    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{1,60}");
    private static final Pattern BCRYPT = Pattern.compile("\\$2[abxy]?\\$\\d\\d\\$[./A-Za-z0-9]{53}");

    /**
     * @param cert certificate chain, PEM
     * @param key private key, PEM (PKCS#8)
     * @param clientCa when given, clients must show a certificate of this authority
     */
    public record Tls(Path cert, Path key, Optional<Path> clientCa) {

        /** All of them; each may be renewed at any time. */
        public List<Path> files() {
            return clientCa.map(authority -> List.of(cert, key, authority)).orElse(List.of(cert, key));
        }
    }

    public WebSection {
        hosts = List.copyOf(hosts);
        users = Map.copyOf(users);
        user = List.copyOf(user);
        List<ProxyRange> trusted = List.copyOf(trustedProxies);
        trustedProxies = trusted;
        Set<String> names = new HashSet<>(users.keySet());
        user.stream().filter(it -> !names.add(it.name())).findFirst().ifPresent(it -> {
            throw new IllegalArgumentException(
                    "user: \"" + it.name() + "\" is there twice, in users or in [[web.user]]");
        });
        authHeader.ifPresent(it -> checkHeader(it, trusted));
        url.filter(it -> it.getHost() == null || !("" + it.getScheme()).matches("https?") || it.getRawQuery() != null)
                .ifPresent(it -> {
                    throw new IllegalArgumentException("url: wants http:// or https://, a host and perhaps a path");
                });
        users.forEach((name, hash) -> {
            if (!BCRYPT.matcher(hash).matches()) {
                throw new IllegalArgumentException("users: the value of \"" + name
                        + "\" is no bcrypt hash; make one with: htpasswd -nBC 10 " + name);
            }
        });
    }

    private static void checkHeader(String header, List<ProxyRange> trusted) {
        if (!HEADER.matcher(header).matches() || header.equalsIgnoreCase("authorization")) {
            throw new IllegalArgumentException(
                    "auth_header: wants the name of a header of the proxy's own, such as X-Auth-Request-Email");
        }
        if (trusted.isEmpty()) {
            throw new IllegalArgumentException(
                    "auth_header: anybody could send it; name the proxy in trusted_proxies, such as [\"127.0.0.1\"]");
        }
    }

    /** Where nobody logs in and no proxy is trusted. */
    public WebSection(
            HostPort listen,
            List<String> hosts,
            Map<String, String> users,
            Optional<Secret> token,
            Optional<Tls> tls,
            Optional<URI> url) {
        this(listen, hosts, users, token, tls, url, List.of(), List.of(), Optional.empty());
    }

    /** Without the address of the pages. */
    public WebSection(
            HostPort listen, List<String> hosts, Map<String, String> users, Optional<Secret> token, Optional<Tls> tls) {
        this(listen, hosts, users, token, tls, Optional.empty());
    }

    /** A page below {@link #url}, such as {@code e/12}; empty when nobody said where the pages are. */
    public Optional<URI> page(String path) {
        return url.map(it -> URI.create(it.toString().replaceFirst("/*$", "/") + path));
    }

    /** Whether this is what a password of {@link #user} may be: a bcrypt hash. */
    public static boolean hash(Secret password) {
        return BCRYPT.matcher(password.reveal()).matches();
    }

    /** Whether everybody who reaches the port may look. */
    public boolean asksNobody() {
        return users.isEmpty()
                && user.isEmpty()
                && token.isEmpty()
                && tls.flatMap(Tls::clientCa).isEmpty();
    }

    public static WebSection defaults() {
        return new WebSection(new HostPort("127.0.0.1", PORT), List.of(), Map.of(), Optional.empty(), Optional.empty());
    }
}
