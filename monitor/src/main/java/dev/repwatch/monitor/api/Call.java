package dev.repwatch.monitor.api;

/**
 * A request, read into the types of its endpoint.
 *
 * @param request for what no type tells: headers, parts of the path
 */
public record Call<Q, B>(Q query, B body, Request request) {

    /** @throws HttpRefusal when it does not fit the types; the message says what does not and what was expected */
    static <Q, B> Call<Q, B> of(Request request, Class<Q> query, Class<B> body) {
        return new Call<>(
                Fields.of(query).ofQuery(request.query()), Fields.of(body).ofBody(request), request);
    }

    public Principal who() {
        return request.who();
    }

    /** A part of the path; the endpoint must have it. */
    public String variable(String name) {
        return request.variable(name);
    }

    /**
     * A part of the path that is a number.
     *
     * @throws HttpRefusal when it is none
     */
    public long number(String name) {
        String text = variable(name);
        if (!text.matches("[0-9]{1,18}")) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, name + ": is a number");
        }
        return Long.parseLong(text);
    }
}
