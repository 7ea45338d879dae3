package dev.repwatch.monitor.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import dev.repwatch.monitor.store.WriteConflict;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request on the port. */
final class Exchange implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private static final int MAX_BODY = 64 * 1024;
    private static final int INTERNAL_ERROR = 500;
    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");

    private final List<Route> routes;
    private final AccessControl accessControl;

    Exchange(List<Route> routes, AccessControl accessControl) {
        this.routes = Route.distinct(routes);
        this.accessControl = accessControl;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        try {
            return route(exchange);
        } catch (HttpRefusal refusal) {
            Reply reply = Reply.refusal(refusal);
            return refusal.status() == HttpRefusal.UNAUTHORIZED
                    ? reply.with("WWW-Authenticate", "Bearer, Basic realm=\"repwatch\", charset=\"UTF-8\"")
                    : reply;
        } catch (WriteConflict busy) {
            return Reply.refusal(new HttpRefusal(HttpRefusal.CONFLICT, String.valueOf(busy.getMessage()), busy));
        } catch (RuntimeException e) {
            LOG.error(
                    "{} {} failed",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    e);
            return Reply.json(INTERNAL_ERROR, Map.of("error", "this failed; the log says why"));
        }
    }

    private Reply route(HttpExchange exchange) throws IOException {
        AccessControl.Visitor visitor = visitor(exchange);
        accessControl.checkAddressee(visitor);
        String path = exchange.getRequestURI().getRawPath();
        if (!SafePath.plain(path)) {
            throw notFound();
        }
        Route route = find(method(exchange), path);
        accessControl.checkAccess(route.access(), visitor);
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        Request request = new Request(
                route.method(),
                path,
                route.variables(path).orElseThrow(),
                QueryText.parse(query),
                visitor.headers(),
                body(exchange, visitor, route.access()));
        return route.handler().handle(request);
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

    private static String method(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD") ? "GET" : exchange.getRequestMethod();
    }

    /** What acts on credentials takes JSON only, which no foreign form can send; open doors check their senders themselves. */
    private static byte[] body(HttpExchange exchange, AccessControl.Visitor visitor, Access access) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new HttpRefusal(HttpRefusal.TOO_LARGE, "at most 64 KB");
        }
        boolean json = visitor.header("content-type")
                .filter(type -> type.toLowerCase(Locale.ROOT).matches("application/json(\\s*;.*)?"))
                .isPresent();
        if (body.length > 0 && !json && access != Access.OPEN) {
            throw new HttpRefusal(HttpRefusal.UNSUPPORTED_TYPE, "the body must be application/json");
        }
        return body;
    }

    private static AccessControl.Visitor visitor(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!values.isEmpty()) {
                headers.put(name.toLowerCase(Locale.ROOT), values.get(0));
            }
        });
        Set<String> repeated = exchange.getRequestHeaders().entrySet().stream()
                .filter(header -> header.getValue().size() > 1)
                .map(header -> header.getKey().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return new AccessControl.Visitor(
                exchange.getRemoteAddress().getAddress().getHostAddress(), certified(exchange), headers, repeated);
    }

    private static boolean certified(HttpExchange exchange) {
        if (!(exchange instanceof HttpsExchange secure)) {
            return false;
        }
        try {
            return secure.getSSLSession().getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        SECURITY_HEADERS.forEach(headers::set);
        headers.set("Content-Type", reply.contentType());
        reply.headers().forEach(headers::set);
        if (exchange.getRequestMethod().equals("HEAD") || reply.body().length == 0) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }
}
