package dev.repwatch.alerts.slack;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.HttpChannelContract;
import dev.repwatch.alerts.Secret;
import java.util.Optional;
import mockwebserver3.MockResponse;

class SlackHookContractTest extends HttpChannelContract {

    @Override
    protected Channel open(int port, Environment environment) {
        SlackSettings settings = new SlackSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Secret("http://127.0.0.1:" + port + "/services/T0/B0/" + CANARY)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return SlackType.TYPE.opener().open("ops", settings, environment);
    }

    @Override
    protected MockResponse kindAnswer() {
        return new MockResponse.Builder().body("ok").build();
    }

    @Override
    protected String received() {
        return SlackPayload.json(lastBody()).words();
    }

    @Override
    protected void assertInert() {
        SlackPayload sent = SlackPayload.json(lastBody());
        sent.assertInert();
        sent.assertWithinLimits();
    }
}
