package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CautionsTest {

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
    @ValueSource(strings = {"127.0.0.1:9797", "127.0.0.2:0", "[::1]:9797", "localhost:9797", "LOCALHOST:1"})
    void aPortOfThisMachineIsNone(String listen) {
        assertThat(ConfigFixture.in(directory).warnings(WATCHED + "[web]\nlisten = \"" + listen + "\"\n"))
                .isEmpty();
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
