package dev.repwatch.monitor.web;

import dev.repwatch.monitor.api.Problem;
import dev.repwatch.monitor.api.Reply;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What a client reads whose request Jetty itself refuses: as any refusal of ours, and nothing of the inside. */
final class JettyErrors extends ErrorHandler {

    private static final int INTERNAL_ERROR = 500;

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String why = status >= INTERNAL_ERROR
                ? "this failed; the log says why"
                : "the request is not well-formed HTTP, or too long (RFC 9112)";
        JettyExchange.send(request, response, callback, Reply.problem(Problem.of(status, why)));
    }
}
