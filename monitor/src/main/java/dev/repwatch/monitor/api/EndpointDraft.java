package dev.repwatch.monitor.api;

import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.Endpoint.Opaque;
import dev.repwatch.monitor.api.Endpoint.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/**
 * An endpoint that does not answer yet.
 *
 * @param <Q> its query, a record
 * @param <B> its body, a record
 */
public final class EndpointDraft<Q, B> {

    private static final String JSON = "application/json";

    private final String method;
    private final String path;
    private final Role access;
    private final String summary;
    private final Class<Q> query;
    private final Class<B> body;
    private final Body takes;

    private EndpointDraft(
            String method, String path, Role access, String summary, Class<Q> query, Class<B> body, Body takes) {
        this.method = method;
        this.path = path;
        this.access = access;
        this.summary = summary;
        this.query = query;
        this.body = body;
        this.takes = takes;
    }

    static EndpointDraft<None, None> of(String method, String path, Role access, String summary) {
        return new EndpointDraft<>(method, path, access, summary, None.class, None.class, Body.JSON);
    }

    /** @param type a record of {@code String}, {@code int}, {@code boolean}, lists of text and {@code Optional} of these */
    public <Q2> EndpointDraft<Q2, B> query(Class<Q2> type) {
        return new EndpointDraft<>(method, path, access, summary, type, body, takes);
    }

    /** @param type a record; what is not {@code Optional} has to be there */
    public <B2> EndpointDraft<Q, B2> body(Class<B2> type) {
        return new EndpointDraft<>(method, path, access, summary, query, type, takes);
    }

    /** For what a person pastes; it must not change anything. */
    public EndpointDraft<Q, B> pasted() {
        return new EndpointDraft<>(method, path, access, summary, query, body, Body.PASTED);
    }

    /** For a form of ours that acts; its handler reads it by {@link Form}. */
    public EndpointDraft<Q, B> form() {
        return new EndpointDraft<>(method, path, access, summary, query, body, Body.FORM);
    }

    /** For a mail as it is; its handler reads the octets. */
    public EndpointDraft<Q, B> mail() {
        return new EndpointDraft<>(method, path, access, summary, query, body, Body.MAIL);
    }

    /** @param answer a record, or a sealed interface over records: its JSON is an interface, too */
    public <A> Endpoint answers(Class<A> answer, Function<Call<Q, B>, ? extends A> handler) {
        return replies(answer, call -> Reply.json(Reply.OK, handler.apply(call)));
    }

    /** The same for what says more than a body: another status, headers. */
    public Endpoint replies(Class<?> answer, Function<Call<Q, B>, Reply> handler) {
        return endpoint(answer, JSON, request -> handler.apply(Call.of(request, query, body)));
    }

    /** A table for spreadsheets (RFC 4180). */
    public Endpoint csv(Function<Call<Q, B>, String> handler) {
        return endpoint(
                Opaque.class,
                "text/csv",
                request -> new Reply(
                        Reply.OK,
                        "text/csv; charset=utf-8; header=present",
                        handler.apply(Call.of(request, query, body)).getBytes(StandardCharsets.UTF_8),
                        Map.of("Content-Disposition", "attachment")));
    }

    /** What is not told in types. */
    public Endpoint raw(String media, Endpoint.Handler handler) {
        return endpoint(Opaque.class, media, handler);
    }

    private Endpoint endpoint(Class<?> answer, String media, Endpoint.Handler handler) {
        return new Endpoint(method, path, access, summary, new Shape(query, body, answer, takes, media), handler);
    }
}
