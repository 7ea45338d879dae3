package dev.repwatch.monitor.web;

import java.util.Map;
import java.util.Optional;

/** Lets a request through to its route or refuses it. */
final class AccessControl {

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
     * @param certified showed a certificate of the configured authority
     */
    record Visitor(String address, boolean certified, Map<String, String> headers) {
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

    /** @throws HttpRefusal when the route is not for this visitor */
    void checkAccess(Access access, Visitor visitor) {
        if (access == Access.OPEN) {
            return;
        }
        if (clientCertificates && !visitor.certified()) {
            throw new HttpRefusal(HttpRefusal.FORBIDDEN, "a client certificate is needed");
        }
        if (access == Access.VIEW && credentials.viewIsOpen()) {
            return;
        }
        if (attempts.mustWait(visitor.address())) {
            throw new HttpRefusal(HttpRefusal.TOO_MANY, "too many wrong credentials; wait a minute");
        }
        Optional<String> header = visitor.header("authorization");
        boolean right = access == Access.ADMIN ? credentials.admin(header) : credentials.view(header);
        if (!right) {
            header.ifPresent(it -> attempts.failed(visitor.address()));
            throw new HttpRefusal(HttpRefusal.UNAUTHORIZED, "credentials are needed");
        }
    }
}
