package dev.repwatch.alerts.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.http.Http;
import dev.repwatch.alerts.http.RetryAfter;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One Web API call, its answer as a {@link Delivery}. */
final class SlackCall {

    /** A method of the Web API with its request. */
    @FunctionalInterface
    interface Method<R extends SlackApiTextResponse> {
        R call(MethodsClient methods) throws IOException, SlackApiException;
    }

    /**
     * @param error Slack's error word; empty when there is none
     */
    record Answer(Delivery delivery, String error) {

        boolean delivered() {
            return delivery instanceof Delivery.Delivered;
        }

        boolean cardGone() {
            return SlackErrors.cardGone(error);
        }
    }

    private final MethodsClient methods;
    private final InstantSource clock;

    SlackCall(MethodsClient methods, InstantSource clock) {
        this.methods = methods;
        this.clock = clock;
    }

    /** @param remoteId reads the message's id from a good answer */
    <R extends SlackApiTextResponse> Answer make(Method<R> method, Function<R, Optional<String>> remoteId) {
        try {
            R response = method.call(methods);
            return response.isOk()
                    ? new Answer(new Delivery.Delivered(remoteId.apply(response)), "")
                    : refused(response.getError());
        } catch (SlackApiException e) {
            return answered(e);
        } catch (RuntimeException e) {
            // the client trips over a reply that is no JSON object, an empty one among them
            return new Answer(SlackErrors.status(200, Optional.empty()), "");
        } catch (IOException e) {
            return new Answer(Http.lost(e), "");
        }
    }

    private Answer answered(SlackApiException e) {
        int status = e.getResponse().code();
        String error = e.getError() == null ? null : e.getError().getError();
        boolean wordDecides = error != null && status != 429 && status < 500;
        return wordDecides
                ? refused(error)
                : new Answer(
                        SlackErrors.status(
                                status, RetryAfter.of(e.getResponse().header("Retry-After"), clock.instant())),
                        "");
    }

    private static Answer refused(@Nullable String error) {
        String word = error == null ? "no reason given" : error;
        return new Answer(SlackErrors.delivery(word), word);
    }
}
