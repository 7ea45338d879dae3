package dev.repwatch.alerts.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Tells a connection that broke before the request was complete from one that broke after. */
final class SentMark implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        RequestBody body = request.body();
        Marked marked = new Marked(body == null ? RequestBody.EMPTY : body);
        Request watched = body == null
                ? request
                : request.newBuilder().method(request.method(), marked).build();
        try {
            return chain.proceed(watched);
        } catch (IOException e) {
            throw marked.written || body == null ? new SentThenLost(e) : e;
        }
    }

    private static final class Marked extends RequestBody {

        private final RequestBody body;
        private boolean written;

        Marked(RequestBody body) {
            this.body = body;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink);
            written = true;
        }
    }
}
