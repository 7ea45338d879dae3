package dev.repwatch.checks.posture.registration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.checks.posture.DnsName;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what RDAP says (RFC 9083), and where each registry says it (RFC 9224). Takes any text. */
final class RdapText {

    private static final int MOST_STATUS = 20;
    private static final int LONGEST = 60;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxTokenCount(500_000)
                            .maxStringLength(200_000)
                            .build())
                    .build())
            .build();

    private RdapText() {}

    /** @throws IOException when it is not JSON of a domain */
    static Registration domain(String domain, String body) throws IOException {
        JsonNode node = JSON.readTree(body);
        if (node == null || !node.path("objectClassName").asText().equals("domain")) {
            throw new IOException("not the object of a domain");
        }
        List<String> status = new ArrayList<>();
        for (JsonNode each : node.path("status")) {
            if (status.size() < MOST_STATUS) {
                String text = each.asText();
                status.add(text.substring(0, Math.min(LONGEST, text.length())));
            }
        }
        return new Registration(domain, event(node, "registration"), event(node, "expiration"), status);
    }

    /** @throws IOException when it is not JSON of a network (RFC 9083 section 5.4) */
    static NetworkRegistration network(String body) throws IOException {
        JsonNode node = JSON.readTree(body);
        if (node == null || !node.path("objectClassName").asText().equals("ip network")) {
            throw new IOException("not the object of a network");
        }
        List<String> status = new ArrayList<>();
        for (JsonNode each : node.path("status")) {
            if (status.size() < MOST_STATUS) {
                status.add(shortened(each.asText()));
            }
        }
        return new NetworkRegistration(
                event(node, "registration"),
                event(node, "transfer"),
                status,
                shortened(node.path("country").asText("")),
                shortened(node.path("name").asText("")));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.substring(0, Math.min(LONGEST, line.length()));
    }

    private static Optional<Instant> event(JsonNode node, String action) {
        for (JsonNode event : node.path("events")) {
            if (event.path("eventAction").asText().equals(action)) {
                return date(event.path("eventDate").asText());
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException odd) {
            return Optional.empty();
        }
    }

    /**
     * Where domains are asked about, by the zone they stand under. What is no https address is left out.
     *
     * @throws IOException when it is not JSON of such a registry
     */
    static Map<String, String> services(String body) throws IOException {
        JsonNode node = JSON.readTree(body);
        if (node == null || !node.path("services").isArray()) {
            throw new IOException("no list of services");
        }
        Map<String, String> services = new HashMap<>();
        for (JsonNode service : node.path("services")) {
            for (JsonNode url : service.path(1)) {
                if (url.asText().toLowerCase(Locale.ROOT).startsWith("https://")) {
                    service.path(0)
                            .forEach(
                                    zone -> services.putIfAbsent(zone.asText().toLowerCase(Locale.ROOT), url.asText()));
                }
            }
        }
        return services;
    }

    /** RFC 9224 section 4: the service of the longest zone that the domain stands under. */
    static Optional<String> service(String domain, Map<String, String> services) {
        for (int labels = DnsName.labels(domain).size() - 1; labels > 0; labels--) {
            String service = services.get(DnsName.last(domain, labels));
            if (service != null) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }
}
