package dev.repwatch.alerts.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.HttpChannelContract;
import dev.repwatch.alerts.JsonWords;
import dev.repwatch.alerts.Secret;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;

class AlertmanagerContractTest extends HttpChannelContract {

    @Override
    protected Channel open(int port, Environment environment) {
        AlertmanagerSettings settings = new AlertmanagerSettings(
                List.of("http://127.0.0.1:" + port),
                Optional.empty(),
                Optional.of(new Secret(CANARY)),
                Optional.empty(),
                Optional.empty());
        return AlertmanagerChannel.TYPE.opener().open("am", settings, environment);
    }

    @Override
    protected MockResponse kindAnswer() {
        return new MockResponse.Builder().code(200).build();
    }

    @Override
    protected boolean folds() {
        return true;
    }

    @Override
    protected String received() {
        return JsonWords.all(JsonWords.read(lastBody()));
    }

    /** Label names as Alertmanager accepts them; it refuses a batch for one bad name. */
    @Override
    protected void assertInert() {
        for (JsonNode alert : JsonWords.read(lastBody())) {
            alert.path("labels")
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(name).matches("[a-zA-Z_][a-zA-Z0-9_]*"));
            alert.path("labels")
                    .forEach(value -> assertThat(value.asText()).isNotEmpty().doesNotContain("\n"));
            assertThat(alert.at("/labels/alertname").asText()).isNotEmpty();
        }
    }
}
