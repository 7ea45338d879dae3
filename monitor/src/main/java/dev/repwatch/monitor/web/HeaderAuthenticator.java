package dev.repwatch.monitor.web;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.api.Authenticator;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Principal;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.api.Visitor;
import dev.repwatch.monitor.config.section.WebSection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows people and programs by what their {@code Authorization} header holds, and by their certificate. */
public final class HeaderAuthenticator implements Authenticator {

    /**
     * For whom the holder of the API token acts, such as the command line for its user. Nobody else is believed: the token is the
     * daemon's own, and whoever reads it can write into the journal by other ways, too.
     */
    static final String ON_BEHALF = "repwatch-by";

    private static final Logger LOG = LoggerFactory.getLogger(HeaderAuthenticator.class);
    private static final int LONGEST_NAME = 100;

    private final Credentials credentials;
    private final FailedAttempts attempts;
    private final boolean clientCertificates;

    HeaderAuthenticator(Credentials credentials, FailedAttempts attempts, boolean clientCertificates) {
        this.credentials = credentials;
        this.attempts = attempts;
        this.clientCertificates = clientCertificates;
    }

    public static HeaderAuthenticator of(WebSection settings, Secret apiToken, InstantSource clock) {
        return new HeaderAuthenticator(
                new Credentials(apiToken, settings.token(), new People(settings)),
                new FailedAttempts(clock),
                settings.tls().flatMap(WebSection.Tls::clientCa).isPresent());
    }

    @Override
    public Principal of(Visitor visitor, Role least) {
        if (least == Role.PUBLIC) {
            return Principal.NOBODY;
        }
        Optional<String> header = visitor.header("authorization");
        Optional<String> guessed = credentials.guessed(header);
        String whom = visitor.address() + guessed.map(user -> " " + user).orElse("");
        // a password can be guessed, a token cannot: whoever has the right one is not kept out by who has not
        if (guessed.isPresent() && attempts.mustWait(whom)) {
            throw tooMany();
        }
        Optional<Principal> known = credentials.of(header);
        checkCertificate(visitor, known);
        if (known.isPresent()) {
            return named(known.orElseThrow(), visitor);
        }
        if (least == Role.VIEWER && credentials.viewIsOpen()) {
            return Principal.ANYBODY;
        }
        if (header.isEmpty()) {
            return Principal.NOBODY;
        }
        throw wrong(visitor, whom, guessed.isPresent());
    }

    /** The command line has none: it has read the API token, which only the daemon's own user can. */
    void checkCertificate(Visitor visitor, Optional<Principal> known) {
        boolean commandLine =
                visitor.here() && known.filter(it -> it.role() == Role.ADMIN).isPresent();
        if (clientCertificates && !visitor.certified() && !commandLine) {
            throw HttpRefusal.worded(HttpRefusal.FORBIDDEN, "certificate", "a client certificate is needed");
        }
    }

    private static Principal named(Principal known, Visitor visitor) {
        if (!known.name().equals(Credentials.API_TOKEN)) {
            return known;
        }
        String behalf = Clean.line(
                visitor.header(ON_BEHALF).map(HeaderAuthenticator::decoded).orElse(""), LONGEST_NAME);
        return behalf.isBlank() ? known : new Principal(behalf, known.role(), known.scope());
    }

    /** A header is ASCII; names are not. */
    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }

    private HttpRefusal wrong(Visitor visitor, String whom, boolean password) {
        if (attempts.mustWait(whom)) {
            return tooMany();
        }
        attempts.failed(whom);
        LOG.warn("wrong {} from {}", password ? "password" : "token", visitor.address());
        return HttpRefusal.worded(HttpRefusal.UNAUTHORIZED, "login", "credentials are needed");
    }

    private static HttpRefusal tooMany() {
        return HttpRefusal.worded(HttpRefusal.TOO_MANY, "wait", "too many wrong credentials; wait a minute");
    }
}
