package dev.repwatch.monitor.web;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a request through to its route or refuses it. */
final class AccessControl {

    private static final Logger LOG = LoggerFactory.getLogger(AccessControl.class);

    private static final Set<String> ONCE = Set.of("host", "content-length", "transfer-encoding", "authorization");

    private final HostNames hosts;
    private final Credentials credentials;
    private final FailedAttempts attempts;
    private final boolean clientCertificates;

    AccessControl(HostNames hosts, Credentials credentials, FailedAttempts attempts, boolean clientCertificates) {
        this.hosts = hosts;
        this.credentials = credentials;
        this.attempts = attempts;
        this.clientCertificates = clientCertificates;
    }

    /**
     * @param address of the one who asks; what {@code X-Forwarded-For} claims counts for nothing
     * @param repeated the names of headers that came more than once
     * @param here comes from this machine
     * @param certified showed a certificate of the configured authority
     */
    record Visitor(String address, boolean here, boolean certified, Map<String, String> headers, Set<String> repeated) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** @throws HttpRefusal when the request is not addressed to us, or comes from a page of somebody else's */
    void checkAddressee(Visitor visitor) {
        if (visitor.header("transfer-encoding").isPresent()
                && visitor.header("content-length").isPresent()) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "a request has one length (RFC 9112 section 6.1)");
        }
        if (!Collections.disjoint(visitor.repeated(), ONCE)) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "a request has one Host and one length (RFC 9112 3.2, 6.3)");
        }
        if (visitor.header("content-length").filter(length -> !digits(length)).isPresent()) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "a length is digits (RFC 9110 section 8.6)");
        }
        String host = visitor.header("host").orElse("");
        if (!hosts.allow(host)) {
            throw new HttpRefusal(HttpRefusal.MISDIRECTED, "this server is not known by that Host; see [web] hosts");
        }
        boolean foreign = visitor.header("origin")
                .filter(origin -> !origin.equals("http://" + host) && !origin.equals("https://" + host))
                .isPresent();
        if (foreign) {
            throw new HttpRefusal(HttpRefusal.FORBIDDEN, "requests from pages of other sites are refused");
        }
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(octet -> octet >= '0' && octet <= '9');
    }

    /** @throws HttpRefusal when the route is not for this visitor */
    void checkAccess(Access access, Visitor visitor) {
        if (access == Access.OPEN) {
            return;
        }
        // the command line has no certificate: it has read the API token, which only the daemon's own user can
        if (clientCertificates
                && !visitor.certified()
                && !(visitor.here() && credentials.admin(visitor.header("authorization")))) {
            throw new HttpRefusal(HttpRefusal.FORBIDDEN, "a client certificate is needed");
        }
        if (access == Access.VIEW && credentials.viewIsOpen()) {
            return;
        }
        Optional<String> header = visitor.header("authorization");
        Optional<String> guessed = credentials.guessed(header);
        String who = visitor.address() + guessed.map(user -> " " + user).orElse("");
        // a password can be guessed, a token cannot: whoever has the right one is not kept out by who has not
        if (guessed.isPresent() && attempts.mustWait(who)) {
            throw tooMany();
        }
        boolean right = access == Access.ADMIN ? credentials.admin(header) : credentials.view(header);
        if (right) {
            return;
        }
        if (header.isPresent()) {
            if (attempts.mustWait(who)) {
                throw tooMany();
            }
            attempts.failed(who);
            LOG.warn("wrong {} from {}", guessed.isPresent() ? "password" : "token", visitor.address());
        }
        throw new HttpRefusal(HttpRefusal.UNAUTHORIZED, "credentials are needed");
    }

    private static HttpRefusal tooMany() {
        return new HttpRefusal(HttpRefusal.TOO_MANY, "too many wrong credentials; wait a minute");
    }
}
