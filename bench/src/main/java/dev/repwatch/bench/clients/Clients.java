package dev.repwatch.bench.clients;

import dev.repwatch.bench.servers.Child;
import dev.repwatch.bench.servers.ChildProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The clients of the bench. */
public final class Clients {

    public static final String ENGINE = "engine alone";
    public static final String PRODUCTION = "whole path";
    public static final String SWEEP = "sweep alone";
    public static final String DNSPERF = "dnsperf";
    public static final String DNSJAVA = "dnsjava resolver";

    private static final String OPTIONS = "options=";

    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xmx64m");

    private Clients() {}

    /** The options of the virtual machine with which the launcher starts the daemon. */
    public static List<String> daemonOptions() throws IOException {
        Path launcher = Path.of(System.getProperty("repwatch.home", "."), "repwatch");
        String line = Files.readAllLines(launcher).stream()
                .filter(text -> text.startsWith(OPTIONS))
                .findFirst()
                .orElseThrow(() -> new IOException(launcher + " has no line \"" + OPTIONS + "…\""));
        return List.of(line.substring(OPTIONS.length()).replace("\"", "").split(" "));
    }

    public static Client engine(QuerySource querySource) throws IOException {
        return new OfChild(ENGINE, Child.start("port", SMALL, querySource));
    }

    public static Client dnsjava(QuerySource querySource) throws IOException {
        List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx256m"));
        options.addAll(ResolverProcess.FAIR);
        return new OfChild(DNSJAVA, Child.start("resolver", options, querySource)) {
            @Override
            public long busyHeap() {
                return 0; // its memory is nobody's question
            }
        };
    }

    public static Client sweep(SweepProcess.Task task) throws IOException {
        return new OfChild(SWEEP, Child.start("sweep", daemonOptions(), task));
    }

    /** Returns when the daemon has looked at everything once. */
    public static Client production(ProductionProcess.Task task, List<String> options) throws IOException {
        Child child = Child.start("production", options, task);
        child.ask("ready", Long.class);
        return new OfChild(PRODUCTION, child);
    }

    public static Client dnsperf(Path questions, int port, int window, int sockets) {
        return new Dnsperf(questions, port, window, sockets);
    }

    private static class OfChild implements Client {

        private final String name;
        private final Child child;

        OfChild(String name, Child child) {
            this.name = name;
            this.child = child;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Round play() throws IOException {
            return child.ask("go", Round.class);
        }

        @Override
        public long keptHeap() throws IOException {
            return child.ask(ChildProtocol.KEPT_HEAP, Long.class);
        }

        @Override
        public long busyHeap() throws IOException {
            return child.ask(ChildProtocol.BUSY_HEAP, Long.class);
        }

        @Override
        public void close() {
            child.close();
        }
    }
}
