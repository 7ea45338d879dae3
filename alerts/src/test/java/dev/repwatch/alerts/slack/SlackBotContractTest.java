package dev.repwatch.alerts.slack;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.HttpChannelContract;
import dev.repwatch.alerts.Secret;
import java.util.Optional;
import mockwebserver3.MockResponse;

class SlackBotContractTest extends HttpChannelContract {

    @Override
    protected Channel open(int port, Environment environment) {
        SlackSettings settings = new SlackSettings(
                Optional.of(new Secret("xoxb-" + CANARY)),
                Optional.of("#ops"),
                Optional.empty(),
                Optional.of(new Secret("xapp-" + CANARY)),
                Optional.empty(),
                Optional.of("http://127.0.0.1:" + port + "/api"));
        return SlackType.TYPE.opener().open("ops", settings, environment);
    }

    @Override
    protected MockResponse kindAnswer() {
        return new MockResponse.Builder()
                .body("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.1\"}")
                .build();
    }

    @Override
    protected String received() {
        return SlackPayload.form(lastBody()).words();
    }

    @Override
    protected void assertInert() {
        SlackPayload sent = SlackPayload.form(lastBody());
        sent.assertInert();
        sent.assertWithinLimits();
    }
}
