package dev.repwatch.monitor.warmup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Values of one JSON object, with messages that name the key. Unknown keys are left alone: others may add some. */
final class Fields {

    private static final long MOST = 1_000_000_000_000L;
    private static final int LONGEST = 200;

    private final String path;
    private final JsonNode node;

    Fields(String path, JsonNode node) {
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw new IllegalArgumentException((path.isEmpty() ? "the file" : path) + " is no JSON object");
        }
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    Fields object(String name) {
        if (!node.path(name).isObject()) {
            throw wrong(name, "an object");
        }
        return new Fields(path(name), node.path(name));
    }

    List<String> names(int most) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        if (names.size() > most) {
            throw new IllegalArgumentException(path + " has more than " + most + " entries");
        }
        return names;
    }

    JsonNode array(String name, int most) {
        JsonNode found = has(name) ? node.path(name) : JsonNodeFactory.instance.arrayNode();
        if (!found.isArray() || found.size() > most) {
            throw wrong(name, "an array of at most " + most);
        }
        return found;
    }

    String text(String name) {
        JsonNode found = node.path(name);
        if (!found.isTextual()
                || found.textValue().isEmpty()
                || found.textValue().length() > LONGEST) {
            throw wrong(name, "text of 1 to " + LONGEST + " characters");
        }
        return found.textValue();
    }

    /** A word that may be missing. */
    String word(String name) {
        return node.path(name).asText("");
    }

    boolean flag(String name) {
        if (has(name) && !node.path(name).isBoolean()) {
            throw wrong(name, "true or false");
        }
        return node.path(name).asBoolean(false);
    }

    long count(String name) {
        JsonNode found = node.path(name);
        if (!found.isNumber() || found.doubleValue() < 0 || found.doubleValue() > MOST) {
            throw wrong(name, "a number of messages, 0 or more");
        }
        return found.longValue();
    }

    long countOr(String name, long otherwise) {
        return has(name) ? count(name) : otherwise;
    }

    double figure(String name, double otherwise) {
        if (has(name) && !node.path(name).isNumber()) {
            throw wrong(name, "a number");
        }
        return node.path(name).asDouble(otherwise);
    }

    OptionalDouble share(String name) {
        if (!has(name)) {
            return OptionalDouble.empty();
        }
        JsonNode found = node.path(name);
        if (!found.isNumber() || found.doubleValue() < 0 || found.doubleValue() > 1) {
            throw wrong(name, "null or a share between 0 and 1");
        }
        return OptionalDouble.of(found.doubleValue());
    }

    IllegalArgumentException wrong(String name, String expected) {
        return new IllegalArgumentException(path(name) + ": expected " + expected);
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
