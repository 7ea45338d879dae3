package dev.repwatch.alerts.teams;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.alerts.text.Phrases;
import java.util.List;

/**
 * Draws an alert as an Adaptive Card (adaptivecards.io, version 1.4, the newest Teams draws from a workflow). All words
 * are text runs, the one element in which no Markdown is read, so foreign words can neither link nor format; without an
 * {@code entities} list Teams mentions nobody.
 */
final class TeamsCard {

    /** Teams refuses messages of more than 28 KB; this stays well below in any script. */
    private static final int VALUE = 300;

    private static final int MOST_FACTS = 12;
    private static final int MOST_STEPS = 8;
    private static final int MOST_LINKS = 6;
    private static final JsonMapper JSON = new JsonMapper();

    private final String host;

    TeamsCard(String host) {
        this.host = host;
    }

    String of(Alert alert, boolean plain) {
        Phrases words = Phrases.in(alert.language());
        ObjectNode message = JSON.createObjectNode().put("type", "message");
        ObjectNode attachment = message.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putNull("contentUrl");
        ObjectNode card = attachment
                .putObject("content")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        card.putObject("msteams").put("width", "Full");
        ArrayNode body = card.putArray("body");
        run(body, words.headline(alert))
                .put("weight", "Bolder")
                .put("size", "Large")
                .put("color", colour(alert.level()));
        if (!plain) {
            details(alert, words, body);
            links(alert, card);
        }
        words.acknowledge(alert)
                .ifPresent(how -> run(body, how).put("size", "Small").put("fontType", "Monospace"));
        run(body, words.level(alert.level()) + " · " + words.sentBy(host))
                .put("isSubtle", true)
                .put("size", "Small");
        return message.toString();
    }

    private static void details(Alert alert, Phrases words, ArrayNode body) {
        for (Alert.Fact fact : first(alert.facts(), MOST_FACTS)) {
            ArrayNode line = runs(body);
            text(line, Clean.line(fact.label(), 60) + ": ").put("weight", "Bolder");
            text(line, Clean.text(fact.value(), VALUE));
        }
        more(alert.facts().size() - MOST_FACTS, words, body);
        if (!alert.why().isBlank()) {
            run(body, Clean.text(alert.why(), VALUE));
        }
        for (String step : first(alert.advice(), MOST_STEPS)) {
            run(body, "• " + Clean.text(step, VALUE));
        }
        more(alert.advice().size() - MOST_STEPS, words, body);
    }

    private static void more(int left, Phrases words, ArrayNode body) {
        if (left > 0) {
            run(body, words.andMore(left));
        }
    }

    private static void links(Alert alert, ObjectNode card) {
        ArrayNode actions = card.putArray("actions");
        first(alert.links(), MOST_LINKS)
                .forEach(link -> actions.addObject()
                        .put("type", "Action.OpenUrl")
                        .put("title", Clean.line(link.label(), 60))
                        .put("url", link.url().toASCIIString()));
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(all.size(), most));
    }

    private static ObjectNode run(ArrayNode body, String text) {
        return text(runs(body), text);
    }

    private static ArrayNode runs(ArrayNode body) {
        return body.addObject().put("type", "RichTextBlock").putArray("inlines");
    }

    private static ObjectNode text(ArrayNode line, String text) {
        return line.addObject().put("type", "TextRun").put("text", text);
    }

    private static String colour(Alert.Level level) {
        return switch (level) {
            case CRITICAL -> "Attention";
            case MAJOR, MINOR -> "Warning";
            case INFO -> "Default";
            case OK -> "Good";
        };
    }
}
