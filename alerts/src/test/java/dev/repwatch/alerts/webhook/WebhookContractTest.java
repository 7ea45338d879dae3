package dev.repwatch.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.HttpChannelContract;
import dev.repwatch.alerts.JsonWords;
import dev.repwatch.alerts.Samples;
import dev.repwatch.alerts.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class WebhookContractTest extends HttpChannelContract {

    private static final Path SCHEMA = Path.of("..", "docs", "webhook.schema.json");

    @Override
    protected Channel open(int port, Environment environment) {
        WebhookSettings settings = new WebhookSettings(
                new Secret("http://127.0.0.1:" + port + "/in/" + CANARY),
                Optional.of(new Secret("key-" + CANARY)),
                Optional.of(new Secret("token-" + CANARY)),
                false);
        return WebhookChannel.TYPE.opener().open("hook", settings, environment);
    }

    @Override
    protected MockResponse kindAnswer() {
        return new MockResponse.Builder().code(204).build();
    }

    @Override
    protected String received() {
        return JsonWords.all(JsonWords.read(lastBody()));
    }

    /** JSON quotes by itself; what counts is that it is the documented form and nothing else. */
    @Override
    protected void assertInert() {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema(), InputFormat.JSON)
                        .validate(lastBody(), InputFormat.JSON))
                .isEmpty();
    }

    private static String schema() {
        try {
            return Files.readString(SCHEMA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theReceiverCanTellThatItIsOurs() throws InterruptedException, GeneralSecurityException {
        try (Channel channel = open(kindPeer())) {
            channel.deliver(Samples.first(Samples.listed()));
        }
        RecordedRequest request = server.takeRequest();
        String time = request.getHeaders().get("Repwatch-Timestamp");
        assertThat(time).isEqualTo(Long.toString(Samples.NOON.getEpochSecond()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(("key-" + CANARY).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
        assertThat(request.getHeaders().get("Repwatch-Signature"))
                .isEqualTo("v1="
                        + HexFormat.of().formatHex(mac.doFinal(request.getBody().toByteArray())));
        assertThat(request.getHeaders().get("Idempotency-Key")).isEqualTo("dedupe-1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer token-" + CANARY);
    }

    @Test
    void theRemovalPageAndTheCountsHaveTheirOwnPlace() {
        var alert = Samples.listed();
        var counted = new dev.repwatch.alerts.Alert(
                alert.kind(),
                alert.level(),
                alert.headline(),
                alert.facts(),
                alert.why(),
                alert.advice(),
                alert.links(),
                alert.actions(),
                alert.dedupeKey(),
                alert.groupKey(),
                alert.threadKey(),
                java.util.Map.of("listed_before", "1", "listed_now", "2"),
                false,
                alert.at(),
                "en");
        try (Channel channel = open(kindPeer())) {
            channel.deliver(Samples.first(counted));
        }
        assertThat(JsonWords.read(lastBody()).path("removal_url").asText())
                .isEqualTo("https://www.example.test/remove?ip=192.0.2.10&x=1");
        assertThat(JsonWords.read(lastBody()).path("listed").toString()).isEqualTo("{\"before\":1,\"now\":2}");
        assertInert();
    }
}
