package dev.repwatch.bench.servers;

import dev.repwatch.bench.field.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;

/** The main of a responder: tells its port, and its figures whenever a line comes in. */
public final class ResponderProcess {

    /**
     * @param field what it knows
     * @param habits what is wrong with it
     */
    public record Task(Field field, FaultProfile habits) {}

    /**
     * What it has seen so far.
     *
     * @param firstNanos {@link System#nanoTime()} of the first question, which on Linux all processes share; -1 before
     */
    public record Seen(long questions, long refused, long lost, long forged, long firstNanos) {}

    /** Begins the word at which other pairs come to be listed; its number follows. */
    static final String CHURN = "churn ";

    private ResponderProcess() {}

    /** Ends with its input. */
    public static void main(Task task) throws IOException {
        Responder responder = new Responder(
                task.field(), task.habits(), new SplittableRandom(task.field().seed()), 0);
        Thread thread = new Thread(() -> {
            try {
                responder.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        ChildProtocol.say(responder.port());
        ChildProtocol.serve(word -> {
            if (word.startsWith(CHURN)) {
                responder.churn(Integer.parseInt(word.substring(CHURN.length())));
            }
            return new Seen(
                    responder.questions.get(),
                    responder.refused.get(),
                    responder.lost.get(),
                    responder.forged.get(),
                    responder.firstNanos.get());
        });
    }
}
