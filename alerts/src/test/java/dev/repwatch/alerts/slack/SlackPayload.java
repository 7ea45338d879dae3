package dev.repwatch.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.alerts.JsonWords;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/** A message as Slack would get it, held against Slack's rules (docs.slack.dev, Block Kit reference). */
final class SlackPayload {

    private final JsonNode message;

    private SlackPayload(JsonNode message) {
        this.message = message;
    }

    static SlackPayload form(String body) {
        HttpUrl form = HttpUrl.get("http://x/?" + body);
        ObjectNode message = new JsonMapper().createObjectNode();
        form.queryParameterNames().forEach(name -> {
            String value = String.valueOf(form.queryParameter(name));
            boolean json = name.equals("blocks") || name.equals("attachments");
            message.set(name, json ? JsonWords.read(value) : message.textNode(value));
        });
        return new SlackPayload(message);
    }

    static SlackPayload json(String body) {
        return new SlackPayload(JsonWords.read(body));
    }

    String words() {
        return JsonWords.all(message);
    }

    private List<JsonNode> blocks() {
        List<JsonNode> blocks = new ArrayList<>();
        message.path("blocks").forEach(blocks::add);
        message.path("attachments").forEach(one -> one.path("blocks").forEach(blocks::add));
        return blocks;
    }

    /** No mrkdwn text holds an angle bracket, and outside code spans nothing that formats, links or mentions. */
    void assertInert() {
        assertThat(message.path("text").asText()).doesNotContain("<", ">");
        assertThat(message.path("link_names").asText("0")).isEqualTo("0");
        message.findParents("type").stream()
                .filter(text -> text.path("type").asText().equals("mrkdwn"))
                .forEach(text -> {
                    assertThat(text.path("verbatim").asBoolean()).isTrue();
                    assertThat(text.path("text").asText()).doesNotContain("<", ">");
                    String bare = text.path("text")
                            .asText()
                            .replaceAll("`[^`\n]*`", "")
                            .replaceAll("^\\*[^*]*\\*\n", "");
                    assertThat(bare).doesNotContainPattern("[*_~`:@#.&|\\[\\]]");
                });
        message.findParents("type").stream()
                .filter(text -> text.path("type").asText().equals("plain_text"))
                .forEach(text -> assertThat(text.path("emoji").asBoolean()).isFalse());
    }

    void assertWithinLimits() {
        assertThat(message.path("text").asText()).isNotBlank().hasSizeLessThanOrEqualTo(3000);
        assertThat(blocks()).hasSizeBetween(1, 50);
        blocks().forEach(SlackPayload::assertWithinLimits);
        int total = blocks().stream()
                .mapToInt(block -> JsonWords.all(block).length())
                .sum();
        assertThat(total).isLessThanOrEqualTo(12_000);
    }

    private static void assertWithinLimits(JsonNode block) {
        switch (block.path("type").asText()) {
            case "header" -> text(block.path("text"), 150);
            case "section" -> section(block);
            case "context" -> assertThat(block.path("elements")).hasSizeBetween(1, 10);
            case "actions" -> {
                assertThat(block.path("elements")).hasSizeBetween(1, 25);
                assertThat(block.path("elements").findValuesAsText("action_id")).doesNotHaveDuplicates();
                block.path("elements").forEach(SlackPayload::button);
            }
            default -> throw new AssertionError("a block Slack does not know: " + block);
        }
    }

    private static void section(JsonNode block) {
        if (block.has("text")) {
            text(block.path("text"), 3000);
        } else {
            assertThat(block.path("fields")).hasSizeBetween(1, 10);
        }
        block.path("fields").forEach(field -> text(field, 2000));
    }

    private static void button(JsonNode button) {
        assertThat(button.path("type").asText()).isEqualTo("button");
        text(button.path("text"), 75);
        assertThat(button.path("action_id").asText()).isNotBlank().hasSizeLessThanOrEqualTo(255);
        assertThat(button.path("value").asText()).hasSizeLessThanOrEqualTo(2000);
        assertThat(button.path("url").asText()).hasSizeLessThanOrEqualTo(3000);
    }

    private static void text(JsonNode text, int max) {
        assertThat(text.path("text").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(max);
    }
}
