package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.Secret;
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
 */
public record WebSection(
        HostPort listen, List<String> hosts, Map<String, String> users, Optional<Secret> token, Optional<Tls> tls) {

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
        users.forEach((name, hash) -> {
            if (!BCRYPT.matcher(hash).matches()) {
                throw new IllegalArgumentException("users: the value of \"" + name
                        + "\" is no bcrypt hash; make one with: htpasswd -nBC 10 " + name);
            }
        });
    }

    /** Whether everybody who reaches the port may look. */
    public boolean asksNobody() {
        return users.isEmpty() && token.isEmpty() && tls.flatMap(Tls::clientCa).isEmpty();
    }

    public static WebSection defaults() {
        return new WebSection(new HostPort("127.0.0.1", PORT), List.of(), Map.of(), Optional.empty(), Optional.empty());
    }
}
