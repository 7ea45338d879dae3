package dev.repwatch.monitor.web;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.api.Authenticator;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Form;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.api.Principal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.api.Visitor;
import dev.repwatch.monitor.config.section.WebSection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Logging in to the pages with a name and a password, or with the token of the API and no name. Programs go on to send an
 * {@code Authorization} header, and a request with one is judged by it alone.
 */
public final class Login implements Authenticator {

    private final HeaderAuthenticator headers;
    private final Credentials credentials;
    private final People people;
    private final TrustedProxies proxies;
    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final boolean tls;
    private final LoginJournal journal;

    private Login(WebSection settings, Secret apiToken, InstantSource clock, LoginJournal journal) {
        this.people = new People(settings);
        this.credentials = new Credentials(apiToken, settings.token(), people);
        this.headers = new HeaderAuthenticator(
                credentials,
                new FailedAttempts(clock),
                settings.tls().flatMap(WebSection.Tls::clientCa).isPresent());
        this.proxies = new TrustedProxies(settings.trustedProxies(), settings.authHeader());
        this.sessions = new Sessions(clock);
        this.throttle = new LoginThrottle(apiToken, new FailedAttempts(clock));
        this.tls = settings.tls().isPresent();
        this.journal = journal;
    }

    public static Login of(WebSection settings, Secret apiToken, InstantSource clock, LoginJournal journal) {
        return new Login(settings, apiToken, clock, journal);
    }

    @Override
    public Principal of(Visitor visitor, Role least) {
        if (least == Role.PUBLIC || visitor.header("authorization").isPresent()) {
            return headers.of(visitor, least);
        }
        Optional<Principal> known = byProxy(visitor).or(() -> bySession(visitor));
        known.ifPresent(it -> headers.checkCertificate(visitor, Optional.empty()));
        return known.orElseGet(() -> headers.of(visitor, least));
    }

    private Optional<Principal> byProxy(Visitor visitor) {
        return proxies.user(visitor)
                .map(name -> people.named(name)
                        .orElseThrow(() -> HttpRefusal.worded(
                                HttpRefusal.FORBIDDEN,
                                "proxy",
                                "the proxy logged in somebody who is no [[web.user]] here")));
    }

    private Optional<Principal> bySession(Visitor visitor) {
        return Form.cookie(visitor.headers(), Form.SESSION).flatMap(sessions::find);
    }

    /** The page and its two forms. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/login", Role.PUBLIC, "The page to log in").raw("text/html", this::page),
                Endpoint.post("/login", Role.PUBLIC, "Log in").form().raw("text/html", this::login),
                Endpoint.post("/logout", Role.PUBLIC, "Log out").form().raw("text/html", this::logout));
    }

    private Reply page(Request request) {
        return LoginPage.of(request, request.query("next").orElse(""), "");
    }

    private Reply login(Request request) {
        Form form = new Form(request.form());
        String name = form.field("name").strip();
        String next = form.field("next");
        Visitor visitor = request.visitor();
        String address = proxies.client(visitor);
        String known = name.isEmpty() ? "api token" : people.named(name).isPresent() ? name : "?";
        LoginThrottle.Turn turn = throttle.turn(request.headers(), known, address);
        if (turn.mustWait()) {
            return LoginPage.refused(request, next, HttpRefusal.TOO_MANY, "login.wait");
        }
        Optional<Principal> who = who(name, form.field("password"));
        if (who.isEmpty()) {
            turn.failed();
            journal.did(known, "login_refused", address);
            return LoginPage.refused(request, next, HttpRefusal.UNAUTHORIZED, "login.wrong");
        }
        // what was in the browser before is worth nothing afterwards: it may have been put there
        Form.cookie(request.headers(), Form.SESSION).ifPresent(sessions::end);
        journal.did(who.get().name(), "login", address);
        String attributes = attributes(visitor);
        return Reply.seeOther(LoginPage.way(next))
                .cookie(Form.SESSION + "=" + sessions.open(who.get()) + attributes)
                .cookie(LoginThrottle.COOKIE + "=" + throttle.mark(known) + "; Max-Age=31536000" + attributes);
    }

    private Optional<Principal> who(String name, String password) {
        if (name.isEmpty()) {
            return Optional.of(new Principal(Credentials.API_TOKEN, Role.ADMIN, LabelScope.ALL))
                    .filter(it -> credentials.apiToken(password.strip()));
        }
        return people.of(name, password);
    }

    private Reply logout(Request request) {
        Form.of(request);
        Form.cookie(request.headers(), Form.SESSION)
                .flatMap(sessions::end)
                .ifPresent(it -> journal.did(it.name(), "logout", proxies.client(request.visitor())));
        return Reply.seeOther("login").cookie(Form.SESSION + "=; Max-Age=0" + attributes(request.visitor()));
    }

    /** Without a path the browser takes that of the page, which is right below any path of a proxy. */
    private String attributes(Visitor visitor) {
        return "; HttpOnly; SameSite=Lax" + (tls || proxies.secure(visitor) ? "; Secure" : "");
    }
}
