package dev.repwatch.monitor.config;

import dev.repwatch.monitor.config.bind.Node;
import dev.repwatch.monitor.config.bind.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts several files together: tables merge, arrays of tables append, anything else set twice is an error. */
final class TomlMerge {

    private final List<Problem> problems;

    TomlMerge(List<Problem> problems) {
        this.problems = problems;
    }

    Node.Table merge(List<Node.Table> parts) {
        return parts.stream()
                .reduce((first, second) -> tables(first, second, ""))
                .orElseThrow();
    }

    private Node.Table tables(Node.Table first, Node.Table second, String path) {
        Map<String, Node> entries = new LinkedHashMap<>(first.entries());
        second.entries().forEach((key, node) -> entries.merge(key, node, (a, b) -> both(a, b, path + key)));
        return new Node.Table(first.place(), entries, Optional.empty());
    }

    private Node both(Node first, Node second, String path) {
        if (first instanceof Node.Table one && second instanceof Node.Table two) {
            return tables(one, two, path + ".");
        }
        if (first instanceof Node.Array one && second instanceof Node.Array two && ofTables(one) && ofTables(two)) {
            List<Node> items = new ArrayList<>(one.items());
            items.addAll(two.items());
            return new Node.Array(one.place(), items);
        }
        problems.add(new Problem(second.place(), path + " is already set at " + first.place()));
        return first;
    }

    private static boolean ofTables(Node.Array array) {
        return array.items().stream().allMatch(Node.Table.class::isInstance);
    }
}
