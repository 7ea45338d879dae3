package dev.repwatch.monitor.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.Endpoint.Opaque;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The document of the API (OpenAPI 3.1), generated from the endpoints that answer: what is not in it does not exist. */
public final class OpenApi {

    public static final String PATH = "/api/v1/openapi.json";

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Schemas schemas = new Schemas();

    private OpenApi() {}

    /** What serves the document of these endpoints, and of itself. */
    public static Endpoint of(String version, List<Endpoint> endpoints) {
        Endpoint bare = endpoint(Reply.json(Reply.OK, JSON.objectNode()));
        return endpoint(Reply.json(Reply.OK, document(version, with(endpoints, bare))));
    }

    private static Endpoint endpoint(Reply document) {
        return Endpoint.get(PATH, Role.PUBLIC, "This document").replies(JsonNode.class, call -> document);
    }

    private static List<Endpoint> with(List<Endpoint> endpoints, Endpoint last) {
        return java.util.stream.Stream.concat(endpoints.stream(), java.util.stream.Stream.of(last))
                .toList();
    }

    /** The document as JSON. */
    public static ObjectNode document(String version, List<Endpoint> endpoints) {
        return new OpenApi().written(version, endpoints);
    }

    private ObjectNode written(String version, List<Endpoint> endpoints) {
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "repwatch")
                .put("version", version)
                .put(
                        "description",
                        "What repwatch knows, and what can be done about it. docs/api.md tells it in prose.");
        ObjectNode paths = document.putObject("paths");
        for (Endpoint endpoint : endpoints) {
            paths.withObject("/" + escaped(endpoint.path()))
                    .set(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint));
        }
        ObjectNode components = document.putObject("components");
        ObjectNode problem = schemas.of(Problem.class);
        ObjectNode all = components.putObject("schemas");
        schemas.named().forEach(all::set);
        all.withObject("/Problem")
                .set(
                        "required",
                        JSON.arrayNode()
                                .add("type")
                                .add("title")
                                .add("status")
                                .add("detail")
                                .add("error"));
        components
                .putObject("responses")
                .putObject("Problem")
                .put("description", "Why not (RFC 9457)")
                .set(
                        "content",
                        JSON.objectNode()
                                .set(
                                        "application/problem+json",
                                        JSON.objectNode().set("schema", problem)));
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        components.withObject("/securitySchemes/password").put("type", "http").put("scheme", "basic");
        return document;
    }

    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    private ObjectNode operation(Endpoint endpoint) {
        ObjectNode operation = JSON.objectNode()
                .put("summary", endpoint.summary())
                .put("operationId", id(endpoint))
                .put("x-role", endpoint.access().id());
        if (endpoint.access() != Role.PUBLIC) {
            operation.withArray("/security").addObject().putArray("token");
            operation.withArray("/security").addObject().putArray("password");
        }
        Matcher variables = VARIABLE.matcher(endpoint.path());
        while (variables.find()) {
            parameter(operation, variables.group(1), "path", JSON.objectNode().put("type", "string"))
                    .put("required", true);
        }
        for (RecordComponent each : fields(endpoint.shape().query())) {
            parameter(operation, Fields.name(each), "query", schemas.of(each.getGenericType()))
                    .put("required", required(each));
        }
        if (endpoint.shape().body() != None.class) {
            operation
                    .putObject("requestBody")
                    .set(
                            "content",
                            JSON.objectNode()
                                    .set("application/json", JSON.objectNode().set("schema", body(endpoint))));
        }
        if (endpoint.shape().takes() == Body.MAIL) {
            operation
                    .putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject(Body.MAIL.types());
        }
        ObjectNode good = operation.putObject("responses").putObject("200").put("description", endpoint.summary());
        ObjectNode content =
                good.putObject("content").putObject(endpoint.shape().media());
        if (endpoint.shape().answer() != Opaque.class) {
            content.set("schema", schemas.of(endpoint.shape().answer()));
        }
        operation.withObject("/responses/default").put("$ref", "#/components/responses/Problem");
        return operation;
    }

    private ObjectNode body(Endpoint endpoint) {
        ObjectNode reference = schemas.of(endpoint.shape().body());
        String name = endpoint.shape().body().getSimpleName();
        ObjectNode schema = Optional.ofNullable(schemas.named().get(name)).orElseThrow();
        schema.remove("required");
        for (RecordComponent each : fields(endpoint.shape().body())) {
            if (required(each)) {
                schema.withArray("/required").add(Fields.name(each));
            }
        }
        return reference;
    }

    private static List<RecordComponent> fields(Class<?> type) {
        return List.of(type.getRecordComponents());
    }

    private static boolean required(RecordComponent field) {
        return field.getType() != Optional.class
                && !Collection.class.isAssignableFrom(field.getType())
                && !Map.class.isAssignableFrom(field.getType());
    }

    private static ObjectNode parameter(ObjectNode operation, String name, String in, ObjectNode schema) {
        ObjectNode parameter =
                operation.withArray("/parameters").addObject().put("name", name).put("in", in);
        parameter.set("schema", schema);
        return parameter;
    }

    private static String id(Endpoint endpoint) {
        String words = endpoint.path().replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
        return endpoint.method().toLowerCase(Locale.ROOT) + "_" + (words.isEmpty() ? "root" : words);
    }
}
