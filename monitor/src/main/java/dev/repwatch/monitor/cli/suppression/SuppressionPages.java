package dev.repwatch.monitor.cli.suppression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.monitor.web.ApiClient;
import dev.repwatch.monitor.web.ApiTrouble;
import java.util.Map;

/** All suppressed addresses of a daemon, page by page. */
final class SuppressionPages {

    private SuppressionPages() {}

    /** @param held those that are held back, instead */
    static JsonNode all(ApiClient api, boolean held) throws ApiTrouble {
        ArrayNode addresses = JsonNodeFactory.instance.arrayNode();
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        String after = "";
        while (true) {
            JsonNode page = api.post("/api/v1/suppression/list", Map.of("after", after, "held", held));
            whole.set("suppressed", page.path("suppressed"));
            whole.set("held", page.path("held"));
            JsonNode rows = page.path("addresses");
            rows.forEach(addresses::add);
            if (rows.isEmpty()) {
                whole.set("addresses", addresses);
                return whole;
            }
            after = rows.get(rows.size() - 1).path("address").asText();
        }
    }
}
