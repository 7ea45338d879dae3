package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A channel that writes down what it was given, and answers as told. */
public final class NotebookChannel implements Channel {

    private final String name;
    private final List<Envelope> received = new ArrayList<>();
    private final List<Envelope> accepted = new ArrayList<>();
    private Predicate<Envelope> refused = envelope -> false;
    private final Deque<Delivery> answers = new ArrayDeque<>();
    private Optional<Delivery> standing = Optional.empty();
    private Delivery probe = new Delivery.Delivered(Optional.empty());

    public NotebookChannel(String name) {
        this.name = name;
    }

    /** What it answers next; afterwards it accepts. */
    public void answer(Delivery... next) {
        answers.addAll(List.of(next));
    }

    /** What it answers from now on; empty when it accepts again. */
    public void answerAlways(Optional<Delivery> answer) {
        standing = answer;
    }

    /** What fits is refused for what it is. */
    public void refuse(Predicate<Envelope> poison) {
        refused = poison;
    }

    /** Those that it took. */
    public List<Envelope> accepted() {
        return List.copyOf(accepted);
    }

    public void probeAnswer(Delivery answer) {
        probe = answer;
    }

    public List<Envelope> received() {
        return List.copyOf(received);
    }

    public List<String> headlines() {
        return received.stream().map(it -> it.alert().headline()).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String type() {
        return "notebook";
    }

    @Override
    public Delivery deliver(Envelope envelope) {
        received.add(envelope);
        Delivery answer = refused.test(envelope)
                ? new Delivery.Refused(Delivery.Fault.MESSAGE, "HTTP 400")
                : Optional.ofNullable(answers.poll())
                        .or(() -> standing)
                        .orElseGet(() -> new Delivery.Delivered(Optional.of(name + "/" + received.size())));
        if (answer instanceof Delivery.Delivered) {
            accepted.add(envelope);
        }
        return answer;
    }

    @Override
    public Delivery probe() {
        return probe;
    }
}
