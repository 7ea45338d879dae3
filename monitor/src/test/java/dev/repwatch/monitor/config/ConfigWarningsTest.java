package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigWarningsTest {

    private static final String WATCHED = "[[targets]]\ndomains = [\"example.jp\"]\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:9797", "[::]:9797", "192.0.2.1:9797", "mail.example.jp:9797"})
    void aPortThatOthersReachAndThatAsksNobodyIsAWarning(String listen) {
        assertThat(ConfigFixture.in(directory).warnings(WATCHED + "[web]\nlisten = \"" + listen + "\"\n"))
                .containsExactly("config.toml:4:1: listen in [web]: everybody who reaches " + listen
                        + " may read who is watched and what is listed; set users, token or client_ca");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9797", "127.0.0.2:1", "[::1]:9797", "localhost:9797", "LOCALHOST:1"})
    void aPortOfThisMachineIsNone(String listen) {
        assertThat(ConfigFixture.in(directory).warnings(WATCHED + "[web]\nlisten = \"" + listen + "\"\n"))
                .isEmpty();
    }

    @Test
    void aLabelThatNoAlertHasIsAWarning() {
        String text = """
            [[targets]]
            domains = ["example.jp"]
            labels = { owner = "mail-team" }
            [[channels]]
            name = "mail"
            type = "email"
            to = ["oncall@example.jp"]
            relays = ["smtp.example.jp"]
            from = "repwatch@example.jp"
            [[routes]]
            match = { ownr = "mail-team", pool = "bulk", shelf = "7" }
            to = ["mail"]
            [[silences]]
            match = { taget = "192.0.2.*", owner = "mail-team" }
            until = 2026-12-02T06:00:00+09:00
            note = "moving house"
            """;

        assertThat(ConfigFixture.in(directory).warnings(text))
                .containsExactly(
                        "config.toml:11:1: match in [[routes]]: no alert has a label \"ownr\"; did you mean \"owner\"?",
                        "config.toml:11:1: match in [[routes]]: no alert has a label \"shelf\", so it fits nothing",
                        "config.toml:14:1: match in [[silences]]: no alert has a label \"taget\"; did you mean"
                                + " \"target\"?");
    }

    @Test
    void norIsOneThatAsks() {
        ConfigFixture fixture = ConfigFixture.in(directory);
        fixture.put("token", "a-token-of-some-length");

        assertThat(fixture.warnings(WATCHED + "[web]\nlisten = \"0.0.0.0:1\"\ntoken = { file = \"token\" }\n"))
                .isEmpty();
        assertThat(fixture.warnings(WATCHED + "[web]\nlisten = \"0.0.0.0:1\"\n[web.tls]\ncert = \"a\"\nkey = \"b\"\n"
                        + "client_ca = \"c\"\n"))
                .isEmpty();
    }
}
