package dev.repwatch.alerts.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Reads at most so many bytes of a reply, after decompression, inside the call's time-out; the rest is dropped. */
final class ReplyCap implements Interceptor {

    private final long bytes;

    ReplyCap(long bytes) {
        this.bytes = bytes;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        try (response) {
            ResponseBody head = response.peekBody(bytes);
            return response.newBuilder().body(head).build();
        } catch (IOException e) {
            throw new SentThenLost(e);
        }
    }
}
