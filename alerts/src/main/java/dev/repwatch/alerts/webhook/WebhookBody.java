package dev.repwatch.alerts.webhook;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Channel.Envelope;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.alerts.text.Phrases;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** Writes an alert as the JSON of docs/webhook.md. */
final class WebhookBody {

    static final String SCHEMA = "repwatch.alert/1";

    private static final JsonMapper JSON = new JsonMapper();

    private final String host;

    WebhookBody(String host) {
        this.host = host;
    }

    String of(Envelope envelope) {
        Alert alert = envelope.alert();
        ObjectNode body = JSON.createObjectNode()
                .put("schema", SCHEMA)
                .put("id", alert.dedupeKey())
                .put("thread", alert.threadKey())
                .put("sequence", envelope.sequence())
                .put("host", host)
                .put("kind", alert.kind().name().toLowerCase(Locale.ROOT))
                .put("level", alert.level().name().toLowerCase(Locale.ROOT))
                .put("at", alert.at().toString())
                .put("repeat", alert.repeat())
                .put("language", alert.language())
                .put("headline", Phrases.in(alert.language()).headline(alert))
                .put("why", Clean.text(alert.why()));
        counts(alert, body);
        body.put(
                "removal_url",
                alert.links().isEmpty() ? null : alert.links().get(0).url().toASCIIString());
        lists(alert, body);
        new TreeMap<>(alert.labels())
                .forEach((name, value) -> body.withObject("/labels").put(Clean.line(name, 100), Clean.line(value)));
        return body.toString();
    }

    private static void counts(Alert alert, ObjectNode body) {
        ObjectNode listed = body.putObject("listed");
        listed.put("before", count(alert, "listed_before").orElse(null));
        listed.put("now", count(alert, "listed_now").orElse(null));
    }

    private static Optional<Integer> count(Alert alert, String label) {
        return alert.label(label).filter(value -> value.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    private static void lists(Alert alert, ObjectNode body) {
        ArrayNode facts = body.putArray("facts");
        alert.facts()
                .forEach(fact -> facts.addObject()
                        .put("label", Clean.line(fact.label()))
                        .put("value", Clean.text(fact.value())));
        ArrayNode advice = body.putArray("advice");
        alert.advice().forEach(step -> advice.add(Clean.text(step)));
        ArrayNode links = body.putArray("links");
        alert.links()
                .forEach(link -> links.addObject()
                        .put("label", Clean.line(link.label()))
                        .put("url", link.url().toASCIIString()));
        body.putObject("labels");
    }
}
