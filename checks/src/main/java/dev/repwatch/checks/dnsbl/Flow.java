package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Observation;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Keeps a bounded number of questions under way, however many there are, and hands the answers to one thread. */
final class Flow {

    /** Starts one question; the future never completes exceptionally. */
    interface Start {
        CompletableFuture<Observation> start();
    }

    private static final int WINDOW = 1024;

    private final BlockingQueue<Observation> answered = new LinkedBlockingQueue<>();

    void drain(Iterator<Start> questions, Consumer<Observation> sink) {
        int underWay = 0;
        try {
            while (questions.hasNext() || underWay > 0) {
                while (underWay < WINDOW && questions.hasNext()) {
                    start(questions.next());
                    underWay++;
                }
                sink.accept(answered.take());
                underWay--;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the answer goes into the queue
    private void start(Start question) {
        question.start().thenAccept(answered::add);
    }
}
