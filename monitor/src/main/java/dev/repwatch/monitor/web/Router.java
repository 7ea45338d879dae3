package dev.repwatch.monitor.web;

import dev.repwatch.monitor.store.WriteConflict;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what answers a request, and whether it may. Knows no server. */
final class Router {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private static final int INTERNAL_ERROR = 500;

    private final List<Route> routes;
    private final AccessControl accessControl;

    Router(List<Route> routes, AccessControl accessControl) {
        this.routes = Route.distinct(routes);
        this.accessControl = accessControl;
    }

    /**
     * What came over the wire, without its body.
     *
     * @param path not decoded
     * @param query not decoded; empty without one
     */
    record HttpCall(String method, String path, String query, AccessControl.Visitor visitor) {}

    /** A request that may be answered. */
    record Admitted(HttpCall call, Route route) {}

    /** @throws HttpRefusal when it is not for us, not for this visitor, or there is nothing */
    Admitted admit(HttpCall call) {
        accessControl.checkAddressee(call.visitor());
        if (!SafePath.plain(call.path())) {
            throw notFound();
        }
        Route route = find(call.method().equals("HEAD") ? "GET" : call.method(), call.path());
        accessControl.checkAccess(route.access(), call.visitor());
        return new Admitted(call, route);
    }

    /** @throws HttpRefusal as its handler says */
    Reply answer(Admitted admitted, byte[] body) {
        HttpCall call = admitted.call();
        Route route = admitted.route();
        checkBody(call.visitor(), route, body);
        return route.handler()
                .handle(new Request(
                        route.method(),
                        call.path(),
                        route.variables(call.path()).orElseThrow(),
                        QueryText.parse(call.query()),
                        call.visitor().headers(),
                        body));
    }

    /** The reply, or what a refusal or a fault of ours says to the one who asked. */
    static Reply guarded(HttpCall call, Supplier<Reply> answer) {
        try {
            return answer.get();
        } catch (HttpRefusal refusal) {
            return refused(refusal);
        } catch (WriteConflict busy) {
            return refused(new HttpRefusal(HttpRefusal.CONFLICT, String.valueOf(busy.getMessage()), busy));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", call.method(), call.path(), e);
            return Reply.json(INTERNAL_ERROR, Map.of("error", "this failed; the log says why"));
        }
    }

    static Reply refused(HttpRefusal refusal) {
        Reply reply = Reply.refusal(refusal);
        return refusal.status() == HttpRefusal.UNAUTHORIZED
                ? reply.with("WWW-Authenticate", "Bearer, Basic realm=\"repwatch\", charset=\"UTF-8\"")
                : reply;
    }

    private Route find(String method, String path) {
        List<Route> here = routes.stream()
                .filter(route -> route.variables(path).isPresent())
                .toList();
        if (here.isEmpty()) {
            throw notFound();
        }
        return here.stream()
                .filter(route -> route.method().equals(method))
                .findFirst()
                .orElseThrow(() -> new HttpRefusal(HttpRefusal.METHOD_NOT_ALLOWED, "not with this method"));
    }

    private static HttpRefusal notFound() {
        return new HttpRefusal(HttpRefusal.NOT_FOUND, "there is nothing here");
    }

    /** What acts on credentials takes JSON only, which no foreign form can send; open doors check their senders themselves. */
    private static void checkBody(AccessControl.Visitor visitor, Route route, byte[] body) {
        boolean fits =
                visitor.header("content-type").filter(route.body()::takes).isPresent();
        if (body.length > 0 && !fits && route.access() != Access.OPEN) {
            throw new HttpRefusal(
                    HttpRefusal.UNSUPPORTED_TYPE,
                    "the body must be " + route.body().types());
        }
    }
}
