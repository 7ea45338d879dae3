package dev.repwatch.bench.clients;

import dev.repwatch.bench.field.Field;

/**
 * What a client that asks question by question needs to know.
 *
 * @param questions how many it asks, from the first on
 * @param port of the server, on 127.0.0.1
 * @param window questions on the wire at once
 * @param timeoutMillis of one attempt
 * @param retries attempts after the first
 */
public record QuerySource(Field field, long questions, int port, int window, int timeoutMillis, int retries) {

    int target(long number) {
        return (int) (number / field.lists());
    }

    int list(long number) {
        return (int) (number % field.lists());
    }
}
