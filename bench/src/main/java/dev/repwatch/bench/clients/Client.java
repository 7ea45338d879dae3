package dev.repwatch.bench.clients;

import java.io.IOException;

/** Somebody who plays rounds. */
public interface Client extends AutoCloseable {

    String name();

    Round play() throws IOException, InterruptedException;

    @Override
    void close();
}
