package dev.repwatch.checks.feeds.http;

import dev.repwatch.checks.feeds.FeedFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Conditional requests (RFC 9110 section 13): the last answer of an address is kept with its validator, and stands for
 * itself when the source says that it has not changed. A validator is only sent while the answer is still here.
 */
final class Validators {

    private static final int MOST = 16;
    private static final int LARGEST = 2 * 1024 * 1024;

    private final Map<HttpUrl, Reply> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HttpUrl, Reply> eldest) {
            return size() > MOST;
        }
    };

    synchronized Request condition(Request request) {
        Reply last = request.method().equals("GET") ? kept.get(request.url()) : null;
        if (last == null) {
            return request;
        }
        Request.Builder conditional = request.newBuilder();
        header(last, "ETag").ifPresent(tag -> conditional.header("If-None-Match", tag));
        header(last, "Last-Modified").ifPresent(date -> conditional.header("If-Modified-Since", date));
        return conditional.build();
    }

    synchronized Reply settle(Request request, Reply reply) throws FeedFailure {
        if (reply.status() == 304) {
            Reply last = kept.get(request.url());
            if (last == null) {
                throw FeedFailure.badAnswer(
                        reply.host() + " answered \"not modified\" to a question without a validator");
            }
            return last;
        }
        kept.remove(request.url());
        boolean hasValidator =
                header(reply, "ETag").or(() -> header(reply, "Last-Modified")).isPresent();
        if (request.method().equals("GET")
                && reply.status() == 200
                && hasValidator
                && reply.body().size() <= LARGEST) {
            kept.put(request.url(), reply);
        }
        return reply;
    }

    private static Optional<String> header(Reply reply, String name) {
        return Optional.ofNullable(reply.headers().get(name));
    }
}
