package dev.repwatch.monitor.web;

import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Visitor;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/** Takes requests from Jetty and gives it the replies. No thread waits for a client: neither for its body nor for it to read. */
final class JettyExchange extends Handler.Abstract {

    private static final byte[] NOTHING = {};
    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cache-Control", "no-store",
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                            + " frame-ancestors 'none'");

    private final Router router;

    JettyExchange(Router router) {
        this.router = router;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Router.HttpCall call = call(request);
        try {
            Router.Admitted admitted = router.admit(call);
            if (request.getLength() == 0) {
                send(request, response, callback, reply(admitted, NOTHING));
            } else if (request.getLength() > admitted.endpoint().shape().takes().most()) {
                throw tooLarge(admitted);
            } else {
                readThenAnswer(request, response, callback, admitted);
            }
        } catch (HttpRefusal refusal) {
            if (request.getLength() != 0) {
                // its body is not read, so nothing more can come over this connection; who keeps it should know
                response.getHeaders().put(HttpHeader.CONNECTION, "close");
            }
            send(request, response, callback, RefusalPage.of(call, refusal));
        }
        return true;
    }

    private void readThenAnswer(Request request, Response response, Callback callback, Router.Admitted admitted) {
        Content.Source.asByteArrayAsync(
                request,
                admitted.endpoint().shape().takes().most(),
                Promise.Invocable.from(
                        InvocationType.BLOCKING,
                        body -> send(request, response, callback, reply(admitted, body)),
                        failure -> send(
                                request,
                                response,
                                callback,
                                RefusalPage.of(admitted.call(), unread(admitted, failure)))));
    }

    private Reply reply(Router.Admitted admitted, byte[] body) {
        return Router.guarded(admitted.call(), () -> router.answer(admitted, body));
    }

    private static HttpRefusal unread(Router.Admitted admitted, Throwable failure) {
        boolean large = failure instanceof IllegalStateException || failure.getCause() instanceof IllegalStateException;
        return large
                ? tooLarge(admitted)
                : new HttpRefusal(HttpRefusal.BAD_REQUEST, "the body cannot be read", failure);
    }

    private static HttpRefusal tooLarge(Router.Admitted admitted) {
        return new HttpRefusal(
                HttpRefusal.TOO_LARGE,
                "at most " + admitted.endpoint().shape().takes().most() / 1024 + " KB");
    }

    private static Router.HttpCall call(Request request) {
        Map<String, String> headers = new HashMap<>();
        Set<String> repeated = new HashSet<>();
        for (HttpField field : request.getHeaders()) {
            String name = field.getName().toLowerCase(Locale.ROOT);
            String value = Optional.ofNullable(field.getValue()).orElse("");
            if (name.equals("cookie")) {
                // what came over HTTP/2 may be in parts (RFC 9113 section 8.2.3)
                headers.merge(name, value, (one, next) -> one + "; " + next);
            } else if (headers.putIfAbsent(name, value) != null) {
                repeated.add(name);
            }
        }
        return new Router.HttpCall(
                request.getMethod(),
                Optional.ofNullable(request.getHttpURI().getPath()).orElse(""),
                Optional.ofNullable(request.getHttpURI().getQuery()).orElse(""),
                new Visitor(Request.getRemoteAddr(request), here(request), certified(request), headers, repeated));
    }

    private static boolean here(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress from
                && request.getConnectionMetaData().getLocalSocketAddress() instanceof InetSocketAddress here
                && (from.getAddress().isLoopbackAddress() || from.getAddress().equals(here.getAddress()));
    }

    private static boolean certified(Request request) {
        return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData session
                && session.peerCertificates() != null
                && session.peerCertificates().length > 0;
    }

    static void send(Request request, Response response, Callback callback, Reply reply) {
        response.setStatus(reply.status());
        SECURITY_HEADERS.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        reply.headers().forEach((name, value) -> {
            response.getHeaders().remove(name);
            value.lines().forEach(line -> response.getHeaders().add(name, line));
        });
        if (reply.stream().isPresent()) {
            begin(request, response, callback, reply.stream().get());
            return;
        }
        byte[] body = reply.body();
        if (Compressed.fits(
                reply,
                Optional.ofNullable(request.getHeaders().get(HttpHeader.ACCEPT_ENCODING))
                        .orElse(""))) {
            body = Compressed.gzip(body);
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        response.getHeaders().add(HttpHeader.VARY, "Accept-Encoding");
        boolean head = request.getMethod().equals("HEAD");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(head ? NOTHING : body), callback);
    }

    private static void begin(Request request, Response response, Callback callback, Reply.Stream stream) {
        if (request.getMethod().equals("HEAD")) {
            response.write(true, ByteBuffer.wrap(NOTHING), callback);
            return;
        }
        JettyStream out = new JettyStream(response, callback);
        try {
            out.from(stream.begin(out::write));
        } catch (HttpRefusal refusal) {
            send(request, response, callback, Router.refused(refusal));
        }
    }
}
