package dev.repwatch.alerts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.alerts.alertmanager.AlertmanagerSettings;
import dev.repwatch.alerts.email.EmailSettings;
import dev.repwatch.alerts.email.Security;
import dev.repwatch.alerts.pagerduty.PagerDutySettings;
import dev.repwatch.alerts.slack.SlackSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret crosses a network unprotected because a configuration says http. */
class UnprotectedSecretsTest {

    private static final Optional<Secret> SECRET = Optional.of(new Secret("s3cret"));

    @ParameterizedTest
    @ValueSource(strings = {"http://alerts.example.test", "http://192.0.2.1:9093", "http://127.0.0.1.example.test"})
    void aNetworkNeedsHttps(String url) {
        assertThatThrownBy(() -> alertmanager(url, SECRET)).hasMessageContaining("urls: expected https");
        assertThatThrownBy(() -> pagerDuty(url)).hasMessageContaining("api_url: expected https");
        assertThatThrownBy(() -> slack(url)).hasMessageContaining("api_url: expected https");
        assertThatCode(() -> alertmanager(url, Optional.empty())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://alerts.example.test", "http://127.0.0.1:9093", "http://localhost", "http://[::1]:1"})
    void thisMachineDoesNot(String url) {
        assertThatCode(() -> {
                    alertmanager(url, SECRET);
                    pagerDuty(url);
                    slack(url);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aPasswordIsSentToARelayByTlsOnly() {
        assertThatThrownBy(() -> email("smtp.example.test:25", SECRET)).hasMessageContaining("security: ");
        assertThatCode(() -> email("smtp.example.test:25", Optional.empty())).doesNotThrowAnyException();
        assertThatCode(() -> email("127.0.0.1:25", SECRET)).doesNotThrowAnyException();
    }

    private static AlertmanagerSettings alertmanager(String url, Optional<Secret> token) {
        return new AlertmanagerSettings(List.of(url), Optional.empty(), token, Optional.empty(), Optional.empty());
    }

    private static PagerDutySettings pagerDuty(String url) {
        return new PagerDutySettings(new Secret("key"), Optional.of(url + "/v2/enqueue"));
    }

    private static SlackSettings slack(String url) {
        return new SlackSettings(
                SECRET,
                Optional.of("#ops"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(url + "/api"));
    }

    private static EmailSettings email(String relay, Optional<Secret> password) {
        return new EmailSettings(
                List.of("oncall@example.test"),
                List.of(relay),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Security.NONE),
                password.map(secret -> "user"),
                password,
                Optional.empty());
    }
}
