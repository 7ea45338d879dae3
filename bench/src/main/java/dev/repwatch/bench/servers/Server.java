package dev.repwatch.bench.servers;

/** A name server of the bench, on 127.0.0.1, as a process of its own. */
public interface Server extends AutoCloseable {

    int port();

    default String address() {
        return "127.0.0.1:" + port();
    }

    @Override
    void close();
}
