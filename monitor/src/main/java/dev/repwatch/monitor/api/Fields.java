package dev.repwatch.monitor.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.config.bind.DidYouMean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a query or a body into a record. Types of its components: text, {@code int}, {@code boolean}, {@code List<String>},
 * {@code Map<String, String>}, and {@code Optional} of these; what is neither optional nor a collection has to be there. What the
 * record does not know is refused, so that a mistyped filter does not show everything.
 */
final class Fields<T> {

    /** Sent by clients of old; who acts is known by the login. */
    private static final String WHO = "who";

    private static final String LANGUAGE = "lang";

    private final Class<T> type;
    private final List<RecordComponent> components;

    private Fields(Class<T> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type + " is no record");
        }
        this.type = type;
        this.components = List.of(type.getRecordComponents());
    }

    static <T> Fields<T> of(Class<T> type) {
        return new Fields<>(type);
    }

    /** As it is called outside: a component that would be a word of Java ends in {@code _}. */
    static String name(RecordComponent component) {
        String name = component.getName();
        return name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
    }

    /** @throws HttpRefusal that names the parameter */
    T ofQuery(Map<String, List<String>> query) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        query.forEach((name, values) -> {
            boolean list = components.stream().anyMatch(it -> name(it).equals(name) && it.getType() == List.class);
            if (list) {
                values.forEach(json.withArray("/" + name)::add);
            } else if (!values.isEmpty() && !name.equals(LANGUAGE)) {
                json.put(name, values.get(values.size() - 1));
            }
        });
        return read(json, HttpRefusal.BAD_REQUEST, "parameter");
    }

    /** @throws HttpRefusal that names the field */
    T ofBody(Request request) {
        if (type == None.class) {
            return read(JsonNodeFactory.instance.objectNode(), HttpRefusal.BAD_REQUEST, "field");
        }
        if (request.json() instanceof ObjectNode json) {
            if (components.stream().noneMatch(it -> name(it).equals(WHO))) {
                json.remove(WHO);
            }
            return read(json, HttpRefusal.UNPROCESSABLE, "field");
        }
        throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "the body must be a JSON object");
    }

    private T read(ObjectNode json, int refused, String what) {
        List<String> known = components.stream().map(Fields::name).toList();
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            json.fieldNames().forEachRemaining(name -> {
                if (!known.contains(name)) {
                    throw new Unfit("/" + name, "there is no such " + what + DidYouMean.hint(name, known));
                }
            });
            for (RecordComponent component : components) {
                String name = name(component);
                values.put(name, value(component.getGenericType(), Optional.ofNullable(json.get(name)), "/" + name));
            }
        } catch (Unfit unfit) {
            throw HttpRefusal.field(refused, Clean.line(unfit.pointer), String.valueOf(unfit.getMessage()));
        }
        return made(values);
    }

    private static Object value(Type type, Optional<JsonNode> sent, String pointer) {
        Optional<JsonNode> node = sent.filter(it -> !it.isNull());
        if (type instanceof ParameterizedType of && of.getRawType() == Optional.class) {
            return node.map(it -> value(of.getActualTypeArguments()[0], Optional.of(it), pointer));
        }
        if (type instanceof ParameterizedType of && of.getRawType() == List.class) {
            return node.map(it -> list(it, pointer)).orElse(List.of());
        }
        if (type instanceof ParameterizedType of && of.getRawType() == Map.class) {
            return node.map(it -> map(it, pointer)).orElse(Map.of());
        }
        JsonNode there = node.orElseThrow(() -> new Unfit(pointer, "is missing"));
        if (type == String.class) {
            return text(there, pointer);
        }
        if (type == int.class || type == Integer.class) {
            return number(there, pointer);
        }
        if (type == boolean.class || type == Boolean.class) {
            return flag(there, pointer);
        }
        throw new IllegalStateException("no field can be " + type);
    }

    private static List<String> list(JsonNode node, String pointer) {
        if (!node.isArray()) {
            throw new Unfit(pointer, "expected a list of texts");
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            all.add(text(node.get(i), pointer + "/" + i));
        }
        return List.copyOf(all);
    }

    private static Map<String, String> map(JsonNode node, String pointer) {
        if (!node.isObject()) {
            throw new Unfit(pointer, "expected an object of texts");
        }
        Map<String, String> all = new LinkedHashMap<>();
        node.properties().forEach(it -> all.put(it.getKey(), text(it.getValue(), pointer + "/" + it.getKey())));
        return all;
    }

    private static String text(JsonNode node, String pointer) {
        if (!node.isValueNode()) {
            throw new Unfit(pointer, "expected a text");
        }
        return node.asText();
    }

    private static int number(JsonNode node, String pointer) {
        if (!node.asText().matches("[0-9]{1,9}")) {
            throw new Unfit(pointer, "expected a whole number");
        }
        return Integer.parseInt(node.asText());
    }

    private static boolean flag(JsonNode node, String pointer) {
        return switch (node.asText()) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new Unfit(pointer, "expected true or false");
        };
    }

    private T made(Map<String, Object> values) {
        try {
            Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values.values().toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw new HttpRefusal(HttpRefusal.UNPROCESSABLE, String.valueOf(refusal.getMessage()), refusal);
            }
            throw new IllegalStateException("cannot be made: " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot be made: " + type + Arrays.toString(values.keySet().toArray()), e);
        }
    }

    private static final class Unfit extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String pointer;

        Unfit(String pointer, String why) {
            super(why);
            this.pointer = pointer;
        }
    }
}
