package dev.repwatch.bench.servers;

import dev.repwatch.bench.field.Field;
import java.io.IOException;
import java.util.List;

/** A server with bad habits, which rbldnsd cannot have. */
public final class BadServer implements Server {

    private final Child child;
    private final int port;

    private BadServer(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    public static BadServer start(Field field, FaultProfile faultProfile) throws IOException {
        Child child = Child.start(
                "responder", List.of("-XX:+UseSerialGC", "-Xmx256m"), new ResponderProcess.Task(field, faultProfile));
        return new BadServer(child, child.hear(Integer.class));
    }

    public ResponderProcess.Seen seen() throws IOException {
        return child.ask("seen", ResponderProcess.Seen.class);
    }

    /** Other pairs are listed from now on; see {@link Field#moved}. */
    public void churn(int step) throws IOException {
        child.ask(ResponderProcess.CHURN + step, ResponderProcess.Seen.class);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        child.close();
    }
}
