package dev.repwatch.alerts.pagerduty;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Alert.Kind;
import dev.repwatch.alerts.Alert.Level;
import dev.repwatch.alerts.Secret;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.alerts.text.Phrases;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Writes an alert as an alert event, or as a change event, which opens no incident (developer.pagerduty.com, Events API v2,
 * "Send an alert event" and "Send a change event").
 */
final class PagerDutyEvent {

    private static final String ACK = "ack";
    /** Acts by which somebody says that they see to it, so that nobody else is called. */
    private static final Set<String> TAKES_IN_HAND = Set.of("requested", "fixed");

    private static final int SUMMARY = 1024;
    private static final int DEDUP_KEY = 255;
    private static final JsonMapper JSON = new JsonMapper();

    private final String host;
    private final Secret routingKey;

    PagerDutyEvent(String host, Secret routingKey) {
        this.host = host;
        this.routingKey = routingKey;
    }

    /** Whether nobody needs to be woken for it, now or ever: no end is told of it that could resolve an incident. */
    static boolean informs(Alert alert) {
        boolean endless = alert.label(Alert.PASSING).isPresent();
        return alert.kind() == Kind.NOTICE
                ? endless && alert.level() == Level.INFO
                : endless || (alert.kind() == Kind.DIGEST && alert.level() == Level.INFO);
    }

    String change(Alert alert) {
        ObjectNode event = JSON.createObjectNode().put("routing_key", routingKey.reveal());
        ObjectNode payload = event.putObject("payload");
        told(alert, payload);
        details(alert, payload.putObject("custom_details"));
        links(alert, event.putArray("links"));
        return event.toString();
    }

    String of(Alert alert) {
        ObjectNode event = JSON.createObjectNode()
                .put("routing_key", routingKey.reveal())
                .put("event_action", action(alert))
                .put("dedup_key", dedupKey(alert.threadKey()))
                .put("client", "repwatch");
        payload(alert, event.putObject("payload"));
        links(alert, event.putArray("links"));
        return event.toString();
    }

    private static void links(Alert alert, ArrayNode links) {
        alert.links()
                .forEach(link -> links.addObject()
                        .put("href", link.url().toASCIIString())
                        .put("text", Clean.line(link.label())));
    }

    private void told(Alert alert, ObjectNode payload) {
        payload.put("summary", Clean.line(Phrases.in(alert.language()).headline(alert), SUMMARY))
                .put("source", Clean.line(alert.label("target").orElse(host)))
                .put("timestamp", alert.at().toString());
    }

    private void payload(Alert alert, ObjectNode payload) {
        told(alert, payload);
        payload.put("severity", severity(alert.level()))
                .put("class", alert.kind().name().toLowerCase(Locale.ROOT));
        alert.label("list").ifPresent(list -> payload.put("component", Clean.line(list)));
        alert.label("pool").ifPresent(pool -> payload.put("group", Clean.line(pool)));
        details(alert, payload.putObject("custom_details"));
    }

    private static void details(Alert alert, ObjectNode details) {
        alert.facts().forEach(fact -> details.put(Clean.line(fact.label()), Clean.text(fact.value())));
        details.put("why", Clean.text(alert.why()));
        Phrases.in(alert.language()).acknowledge(alert).ifPresent(how -> details.put("acknowledge", how));
        details.put("event", Clean.line(alert.dedupeKey()));
        alert.label("merged")
                .ifPresent(keys -> details.put("merged", Clean.names(Clean.line(keys, Clean.TEXT), Clean.LINE)));
        ArrayNode advice = details.putArray("advice");
        alert.advice().forEach(step -> advice.add(Clean.text(step)));
    }

    private static String action(Alert alert) {
        if (alert.kind() == Kind.RESOLVED) {
            return "resolve";
        }
        String done = alert.label("action").orElse("");
        return done.equals(ACK) || (TAKES_IN_HAND.contains(done) && !wantsAcknowledgement(alert))
                ? "acknowledge"
                : "trigger";
    }

    /** Who asked for the removal of one of many has not acknowledged the others: the button is still there. */
    private static boolean wantsAcknowledgement(Alert alert) {
        return alert.actions().stream().anyMatch(it -> it.id().equals(ACK));
    }

    /** A longer key is replaced by a name made of it. */
    static String dedupKey(String threadKey) {
        return threadKey.length() <= DEDUP_KEY
                ? threadKey
                : UUID.nameUUIDFromBytes(threadKey.getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private static String severity(Level level) {
        return switch (level) {
            case CRITICAL -> "critical";
            case MAJOR -> "error";
            case MINOR -> "warning";
            case INFO, OK -> "info";
        };
    }
}
