package dev.repwatch.alerts.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.HttpChannelContract;
import dev.repwatch.alerts.JsonWords;
import dev.repwatch.alerts.Samples;
import dev.repwatch.alerts.Secret;
import java.nio.charset.StandardCharsets;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class TeamsContractTest extends HttpChannelContract {

    @Override
    protected Channel open(int port, Environment environment) {
        TeamsSettings settings = new TeamsSettings(new Secret("http://127.0.0.1:" + port + "/workflows/" + CANARY));
        return TeamsChannel.TYPE.opener().open("teams", settings, environment);
    }

    @Override
    protected MockResponse kindAnswer() {
        return new MockResponse.Builder().code(202).build();
    }

    @Override
    protected String received() {
        return JsonWords.all(JsonWords.read(lastBody()));
    }

    /** Words stand in text runs only, where Teams reads no Markdown, and there is nobody to mention. */
    @Override
    protected void assertInert() {
        JsonNode card = JsonWords.read(lastBody()).at("/attachments/0/content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        card.path("body").forEach(element -> {
            assertThat(element.path("type").asText()).isEqualTo("RichTextBlock");
            element.path("inlines")
                    .forEach(run -> assertThat(run.path("type").asText()).isEqualTo("TextRun"));
        });
        card.path("actions")
                .forEach(action -> assertThat(action.path("url").asText()).startsWith("https://www.example.test/"));
        assertThat(card.path("msteams").has("entities")).isFalse();
        assertThat(lastBody().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(28 * 1024);
    }

    /** A card has no buttons that act, so it says how somebody acknowledges. */
    @Test
    void saysHowToAcknowledge() {
        try (Channel channel = open(kindPeer())) {
            channel.deliver(Samples.first(Samples.listed()));
        }
        assertThat(received()).contains("To acknowledge: repwatch ack 17");
    }

    @Test
    void saysSoInJapanese() {
        try (Channel channel = open(kindPeer())) {
            channel.deliver(
                    Samples.first(Samples.with(Alert.Kind.OPENED, Alert.Level.CRITICAL, "掲載されました", "スパム送信元", "ja")));
        }
        assertThat(received()).contains("確認済みにするコマンド: repwatch ack 17");
    }
}
