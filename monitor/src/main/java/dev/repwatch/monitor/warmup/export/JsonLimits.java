package dev.repwatch.monitor.warmup.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code {"date", "valid_until", "limits": {ip: {provider: n}}}}; also what the API answers. */
public final class JsonLimits {

    private JsonLimits() {}

    public static ObjectNode of(Limits limits) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("date", limits.date().toString())
                .put("valid_until", limits.validUntil().toString());
        ObjectNode byIp = json.putObject("limits");
        limits.sources().forEach(source -> {
            ObjectNode providers = byIp.putObject(source.ip());
            source.limits().forEach(providers::put);
        });
        return json;
    }

    static String write(Limits limits) {
        return of(limits).toPrettyString() + "\n";
    }
}
