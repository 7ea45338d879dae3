package dev.repwatch.alerts.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailSettingsTest {

    private static EmailSettings to(String recipient, String relay) {
        return new EmailSettings(
                List.of(recipient),
                List.of(relay),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@b\r\nBcc: c@d",
                "a@example.test, b@example.test",
                "瘍@example.test",
                "a b@example.test"
            })
    void anAddressThatIsNoneIsRefused(String address) {
        assertThatThrownBy(() -> to(address, "localhost:25"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("to: ");
    }

    /** A relay would refuse every mail for it. */
    @Test
    void bouncesGoToAnAddressWithoutAName() {
        assertThatThrownBy(() -> new EmailSettings(
                        List.of("On Call <oncall@example.jp>"),
                        List.of("localhost:25"),
                        Optional.of("repwatch <repwatch@example.jp>"),
                        Optional.of("Bounces <bounces@example.jp>"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("envelope_from: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host:0", "host:99999", "host:x", "ho st", "smtp://host", "host\r\nQUIT"})
    void aRelayThatIsNoneIsRefused(String relay) {
        assertThatThrownBy(() -> to("a@example.test", relay))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("relays: ");
    }

    @Test
    void thePortFollowsTheSecurity() {
        assertThat(to("a@example.test", "smtp.example.test").relaysInOrder())
                .containsExactly(new Relay("smtp.example.test", 587));
        assertThat(Relay.parse("[2001:db8::1]:2525", 25)).isEqualTo(new Relay("2001:db8::1", 2525));
    }

    @Test
    void aRelayThatIsItselfWatchedIsToldOf() throws UnknownHostException {
        InetAddress watched = InetAddress.getByName("192.0.2.10");
        RelayTargets fate =
                new RelayTargets(watched::equals, host -> List.of(watched, InetAddress.getByName("2001:db8::1")));
        assertThat(fate.warnings(to("a@example.test", "smtp.example.test:587")))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.serious()).isTrue();
                    assertThat(warning.text()).contains("smtp.example.test:587", "192.0.2.10", "itself watched");
                });
    }

    @Test
    void aRelayElsewhereIsFine() {
        RelayTargets fate = new RelayTargets(address -> false, host -> List.of(InetAddress.getByName("203.0.113.9")));
        assertThat(fate.warnings(to("a@example.test", "smtp.example.test"))).isEmpty();
    }

    @Test
    void aRelayThatCannotBeFoundIsToldOf() {
        RelayTargets fate = new RelayTargets(address -> false, host -> {
            throw new UnknownHostException(host);
        });
        assertThat(fate.warnings(to("a@example.test", "smtp.example.test")))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.serious()).isFalse();
                    assertThat(warning.text()).contains("cannot be found");
                });
    }
}
