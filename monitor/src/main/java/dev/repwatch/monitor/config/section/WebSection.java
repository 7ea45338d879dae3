package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param url under which people reach the pages, for the links in messages; without it messages have none
 */
public record WebSection(
        HostPort listen,
        List<String> hosts,
        Map<String, String> users,
        Optional<Secret> token,
        Optional<Tls> tls,
        Optional<URI> url) {

    public static final int PORT = 9797;

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

    /** Without the address of the pages. */
    public WebSection(
            HostPort listen, List<String> hosts, Map<String, String> users, Optional<Secret> token, Optional<Tls> tls) {
        this(listen, hosts, users, token, tls, Optional.empty());
    }

    /** A page below {@link #url}, such as {@code e/12}; empty when nobody said where the pages are. */
    public Optional<URI> page(String path) {
        return url.map(it -> URI.create(it.toString().replaceFirst("/*$", "/") + path));
    }

    /** Whether everybody who reaches the port may look. */
    public boolean asksNobody() {
        return users.isEmpty() && token.isEmpty() && tls.flatMap(Tls::clientCa).isEmpty();
    }

    public static WebSection defaults() {
        return new WebSection(new HostPort("127.0.0.1", PORT), List.of(), Map.of(), Optional.empty(), Optional.empty());
    }
}
