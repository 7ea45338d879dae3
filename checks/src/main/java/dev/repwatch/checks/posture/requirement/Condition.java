package dev.repwatch.checks.posture.requirement;

import java.util.ArrayList;
import java.util.List;

/** When a requirement is met: names of facts, joined by {@code all}, {@code any} and {@code not}. */
public sealed interface Condition {

    record All(List<Condition> parts) implements Condition {}

    record Any(List<Condition> parts) implements Condition {}

    /** None of them. */
    record Not(List<Condition> parts) implements Condition {}

    /** @param name such as {@code ptr.confirmed} or {@code spf_ip(helo).pass} */
    record Atom(String name) implements Condition {}

    /**
     * Reads {@code all(spf_ip.pass;any(a;b))}; several with semicolons between mean all of them.
     *
     * @throws IllegalArgumentException when brackets do not fit
     */
    static Condition parse(String text) {
        List<Condition> parts = list(text);
        return parts.size() == 1 ? parts.get(0) : new All(parts);
    }

    /** The facts that it is about, in order. */
    default List<String> facts() {
        if (this instanceof Atom atom) {
            return List.of(atom.name());
        }
        List<Condition> parts =
                this instanceof All all ? all.parts() : this instanceof Any any ? any.parts() : ((Not) this).parts();
        return parts.stream().flatMap(part -> part.facts().stream()).toList();
    }

    private static List<Condition> list(String text) {
        List<Condition> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            char character = at == text.length() ? ';' : text.charAt(at);
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (depth < 0) {
                throw new IllegalArgumentException("brackets do not fit in \"" + text + "\"");
            }
            if (character == ';' && depth == 0) {
                String part = text.substring(from, at).strip();
                if (!part.isEmpty()) {
                    parts.add(one(part));
                }
                from = at + 1;
            }
        }
        if (depth != 0) {
            throw new IllegalArgumentException("brackets do not fit in \"" + text + "\"");
        }
        return parts;
    }

    private static Condition one(String text) {
        if (text.endsWith(")")) {
            String inside = text.substring(text.indexOf('(') + 1, text.length() - 1);
            switch (text.substring(0, text.indexOf('('))) {
                case "all" -> {
                    return new All(list(inside));
                }
                case "any" -> {
                    return new Any(list(inside));
                }
                case "not" -> {
                    return new Not(list(inside));
                }
                default -> {
                    // a fact with a place in brackets
                }
            }
        }
        return new Atom(text);
    }
}
