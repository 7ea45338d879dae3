package dev.repwatch.monitor.config.bind;

import java.util.Optional;

/** Turns a node into a value; when it cannot, it reports the problem to the binding and gives nothing. */
@FunctionalInterface
public interface Conversion<T> {

    /** @param keyPath how people call the spot */
    Optional<T> convert(Node node, KeyPath keyPath, Binding binding);
}
