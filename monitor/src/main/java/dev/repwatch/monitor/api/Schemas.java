package dev.repwatch.monitor.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON Schemas (2020-12) of records: every key that is always there is required, and no other key may be. */
final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<Type, String> PLAIN = Map.of(
            String.class, "string",
            boolean.class, "boolean",
            Boolean.class, "boolean",
            int.class, "integer",
            Integer.class, "integer",
            long.class, "integer",
            Long.class, "integer",
            double.class, "number",
            Double.class, "number");

    private final Map<String, ObjectNode> named = new TreeMap<>();
    private final Map<String, Class<?>> owners = new HashMap<>();

    /** Every schema that was asked for, by its name. */
    Map<String, ObjectNode> named() {
        return named;
    }

    /** The schema of a type; of a record, a reference to it. */
    ObjectNode of(Type type) {
        if (PLAIN.containsKey(type)) {
            return JSON.objectNode().put("type", PLAIN.get(type));
        }
        if (type instanceof ParameterizedType of) {
            return generic(of);
        }
        if (type instanceof Class<?> one && one.isSealed()) {
            ObjectNode any = JSON.objectNode();
            Arrays.stream(one.getPermittedSubclasses())
                    .forEach(it -> any.withArray("/anyOf").add(of(it)));
            return any;
        }
        if (type instanceof Class<?> one && one.isRecord()) {
            return reference(one);
        }
        if (type instanceof Class<?> one && (JsonNode.class.isAssignableFrom(one) || one == Object.class)) {
            return JSON.objectNode();
        }
        throw new IllegalArgumentException(
                type + " cannot be told as a schema; records of text, numbers, lists and maps can");
    }

    private ObjectNode generic(ParameterizedType type) {
        Type[] within = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return of(within[0]);
        }
        if (type.getRawType() instanceof Class<?> raw && Collection.class.isAssignableFrom(raw)) {
            return JSON.objectNode().put("type", "array").set("items", of(within[0]));
        }
        if (type.getRawType() instanceof Class<?> raw && Map.class.isAssignableFrom(raw)) {
            return JSON.objectNode().put("type", "object").set("additionalProperties", of(within[1]));
        }
        return of(type.getRawType());
    }

    private ObjectNode reference(Class<?> type) {
        String name = type.getSimpleName();
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner == null) {
            named.put(name, object(type));
        } else if (owner != type) {
            throw new IllegalArgumentException("two answers are called " + name + ": " + owner + " and " + type);
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    private ObjectNode object(Class<?> type) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            ObjectNode property = of(component.getGenericType());
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (nullable && property.has("type")) {
                property.set("type", JSON.arrayNode().add(property.path("type")).add("null"));
            }
            properties.set(Fields.name(component), property);
            if (component.getType() != Optional.class) {
                schema.withArray("/required").add(Fields.name(component));
            }
        }
        return schema.put("additionalProperties", false);
    }
}
