package dev.repwatch.alerts.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a reader would see of a message's JSON. */
final class SlackWords {

    private SlackWords() {}

    static String of(JsonNode message) {
        List<String> lines = new ArrayList<>();
        collect(message.path("blocks"), lines);
        message.path("attachments").forEach(attachment -> collect(attachment.path("blocks"), lines));
        return lines.isEmpty() ? shown(message.path("text").asText()) : String.join("\n", lines);
    }

    private static void collect(JsonNode node, List<String> lines) {
        JsonNode text = node.path("text");
        if (text.isTextual()) {
            lines.add(shown(text.asText()));
            return;
        }
        if (node.path("type").asText().equals("button")) {
            lines.add("[" + shown(node.at("/text/text").asText()) + "]");
            return;
        }
        node.forEach(child -> collect(child, lines));
    }

    private static String shown(String text) {
        return text.replaceAll("[`*]", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
