package dev.repwatch.monitor.web;

import dev.repwatch.monitor.api.Authenticator;
import dev.repwatch.monitor.api.Body;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Form;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Principal;
import dev.repwatch.monitor.api.Problem;
import dev.repwatch.monitor.api.QueryText;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.api.Visitor;
import dev.repwatch.monitor.store.WriteConflict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what answers a request, and whether it may. Knows no server. */
final class Router {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private static final int INTERNAL_ERROR = 500;

    private final List<Endpoint> endpoints;
    private final Addressee addressee;
    private final Authenticator authenticator;
    private final AnsweredOnce answeredOnce;

    Router(List<Endpoint> endpoints, Addressee addressee, Authenticator authenticator, AnsweredOnce answeredOnce) {
        this.endpoints = Endpoint.distinct(endpoints);
        this.addressee = addressee;
        this.authenticator = authenticator;
        this.answeredOnce = answeredOnce;
    }

    /**
     * What came over the wire, without its body.
     *
     * @param path not decoded
     * @param query not decoded; empty without one
     */
    record HttpCall(String method, String path, String query, Visitor visitor) {}

    /** A request that may be answered. */
    record Admitted(HttpCall call, Endpoint endpoint, Principal who) {}

    /** @throws HttpRefusal when it is not for us, not for this visitor, or there is nothing */
    Admitted admit(HttpCall call) {
        addressee.check(call.visitor());
        if (!SafePath.plain(call.path())) {
            throw notFound();
        }
        Endpoint endpoint = find(call.method().equals("HEAD") ? "GET" : call.method(), call.path());
        return new Admitted(call, endpoint, admitted(endpoint, call.visitor()));
    }

    private Principal admitted(Endpoint endpoint, Visitor visitor) {
        Principal who = authenticator.of(visitor, endpoint.access());
        if (who.role().includes(endpoint.access())) {
            if (!who.scope().all() && endpoint.access() != Role.PUBLIC && !ScopedPaths.hold(endpoint)) {
                throw HttpRefusal.worded(
                        HttpRefusal.FORBIDDEN, "scope", "this shows more than what " + who.name() + " may see");
            }
            return who;
        }
        throw who.equals(Principal.NOBODY)
                ? HttpRefusal.worded(HttpRefusal.UNAUTHORIZED, "login", "credentials are needed")
                : HttpRefusal.worded(
                        HttpRefusal.FORBIDDEN,
                        "role_" + endpoint.access().id(),
                        "this is for the role " + endpoint.access().id() + "; " + who.name() + " is "
                                + who.role().id());
    }

    /** @throws HttpRefusal as its handler says */
    Reply answer(Admitted admitted, byte[] body) {
        HttpCall call = admitted.call();
        Endpoint endpoint = admitted.endpoint();
        checkBody(call.visitor(), endpoint, body);
        checkKey(call.visitor(), endpoint);
        Request request = new Request(
                endpoint.method(),
                call.path(),
                endpoint.variables(call.path()).orElseThrow(),
                QueryText.parse(call.query()),
                headers(call.visitor()),
                body,
                admitted.who());
        return answeredOnce
                .reply(request, () -> endpoint.handler().handle(request))
                .unlessKnown(request);
    }

    private static Map<String, String> headers(Visitor visitor) {
        Map<String, String> headers = new HashMap<>(visitor.headers());
        headers.put(Request.ADDRESS, visitor.address());
        return headers;
    }

    /** The reply, or what a refusal or a fault of ours says to the one who asked. */
    static Reply guarded(HttpCall call, Supplier<Reply> answer) {
        try {
            return answer.get();
        } catch (HttpRefusal refusal) {
            return RefusalPage.of(call, refusal);
        } catch (WriteConflict busy) {
            return RefusalPage.of(call, new HttpRefusal(HttpRefusal.CONFLICT, String.valueOf(busy.getMessage()), busy));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", call.method(), call.path().replaceFirst("^/s/[^/]+", "/s/…"), e);
            return Reply.problem(Problem.of(INTERNAL_ERROR, "this failed; the log says why"));
        }
    }

    static Reply refused(HttpRefusal refusal) {
        Reply problem = Reply.problem(Problem.of(refusal));
        Reply reply = refusal.allowed().map(it -> problem.with("Allow", it)).orElse(problem);
        return refusal.status() == HttpRefusal.UNAUTHORIZED
                ? reply.with("WWW-Authenticate", "Bearer, Basic realm=\"repwatch\", charset=\"UTF-8\"")
                : reply;
    }

    private Endpoint find(String method, String path) {
        List<Endpoint> here = endpoints.stream()
                .filter(endpoint -> endpoint.variables(path).isPresent())
                .toList();
        if (here.isEmpty()) {
            throw notFound();
        }
        return here.stream()
                .filter(endpoint -> endpoint.method().equals(method))
                .findFirst()
                .orElseThrow(() -> wrongMethod(here));
    }

    private static HttpRefusal wrongMethod(List<Endpoint> here) {
        String methods = here.stream().map(Endpoint::method).sorted().collect(Collectors.joining(", "));
        return HttpRefusal.method(methods, "not with this method; with " + methods);
    }

    private static HttpRefusal notFound() {
        return HttpRefusal.worded(HttpRefusal.NOT_FOUND, "nothing", "there is nothing here");
    }

    /** Cookies and proxies speak for whoever holds the browser: what acts on them must come from a page of ours (see {@link Form}). */
    private static void checkKey(Visitor visitor, Endpoint endpoint) {
        boolean acts = !endpoint.method().equals("GET") && endpoint.access().compareTo(Role.VIEWER) > 0;
        if (acts
                && (endpoint.shape().takes() == Body.JSON || endpoint.shape().takes() == Body.MAIL)
                && visitor.header("authorization").isEmpty()
                && !Form.keyed(visitor.headers())) {
            throw new HttpRefusal(
                    HttpRefusal.FORBIDDEN,
                    "who is known by a cookie sends the key of a page in the header repwatch-key");
        }
    }

    /** What acts on credentials takes JSON only, which no foreign form can send; open doors check their senders themselves. */
    private static void checkBody(Visitor visitor, Endpoint endpoint, byte[] body) {
        boolean fits = visitor.header("content-type")
                .filter(endpoint.shape().takes()::takes)
                .isPresent();
        if (body.length > 0 && !fits && endpoint.access() != Role.PUBLIC) {
            throw new HttpRefusal(
                    HttpRefusal.UNSUPPORTED_TYPE,
                    "the body must be " + endpoint.shape().takes().types());
        }
    }
}
