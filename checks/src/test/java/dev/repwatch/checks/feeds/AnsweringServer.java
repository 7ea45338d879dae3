package dev.repwatch.checks.feeds;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/**
 * Says what a test wants said. When the test cannot say it, because an answer was never recorded, the source is broken for the
 * feed and the test hears why: thrown into the server it would be silence, and the feed would wait for its limit.
 */
final class AnsweringServer extends Dispatcher {

    private final Function<RecordedRequest, MockResponse> answer;
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    AnsweringServer(Function<RecordedRequest, MockResponse> answer) {
        this.answer = answer;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        try {
            return answer.apply(request);
        } catch (RuntimeException | AssertionError failure) {
            failures.add(failure);
            return new MockResponse.Builder().code(500).build();
        }
    }

    /** @throws AssertionError with the sentence of the first answer that could not be given */
    void wasAbleToAnswer() {
        Throwable first = failures.peek();
        if (first != null) {
            throw new AssertionError(first.getMessage(), first);
        }
    }
}
