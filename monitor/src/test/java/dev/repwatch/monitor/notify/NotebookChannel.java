package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A channel that writes down what it was given, and answers as told. */
public final class NotebookChannel implements Channel {

    private final String name;
    private final List<Envelope> received = new ArrayList<>();
    private final Deque<Delivery> answers = new ArrayDeque<>();
    private Delivery probe = new Delivery.Delivered(Optional.empty());

    public NotebookChannel(String name) {
        this.name = name;
    }

    /** What it answers next; afterwards it accepts. */
    public void answer(Delivery... next) {
        answers.addAll(List.of(next));
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
        Delivery answer = answers.poll();
        return answer != null ? answer : new Delivery.Delivered(Optional.of(name + "/" + received.size()));
    }

    @Override
    public Delivery probe() {
        return probe;
    }
}
