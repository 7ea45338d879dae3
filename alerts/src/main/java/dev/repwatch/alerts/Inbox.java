package dev.repwatch.alerts;

import java.util.Optional;
import java.util.function.Function;

/** A channel's own door for HTTP requests from its provider, to be mounted on the web port. */
@FunctionalInterface
public interface Inbox {

    /**
     * Takes a POST. Checks by itself that the provider sent it.
     *
     * @param header looks up a header by its name, in any case
     * @param body as it came, at most 64 KB
     * @return the HTTP status to answer with
     */
    int receive(Function<String, Optional<String>> header, String body);
}
