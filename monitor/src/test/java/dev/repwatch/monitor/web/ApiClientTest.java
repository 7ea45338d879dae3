package dev.repwatch.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.config.section.HostPort;
import dev.repwatch.monitor.config.section.WebSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiClientTest {

    /** More than the client waits for an ordinary answer, and more than the server keeps an idle connection. */
    private static final int LONG = Integer.getInteger("repwatch.long.seconds", 32);

    @TempDir
    Path directory;

    @Test
    void speaksToTheDaemonWithItsToken() throws Exception {
        token(WebFixture.TOKEN);
        try (WebFixture web = new WebFixture();
                ApiClient client = ApiClient.of(at(web), directory)) {
            assertThat(client.post("/api/v1/tasks/7/requested", Map.of("by", "ann"))
                            .path("id")
                            .asText())
                    .isEqualTo("7");
        }
    }

    /** A copy of 240 MB took longer than the ten seconds for which it waited, and it said so although the copy appeared. */
    @Tag("slow")
    @Test
    void waitsForWhatTakesLong() throws Exception {
        token(WebFixture.TOKEN);
        try (WebFixture web = new WebFixture(Duration.ofSeconds(LONG));
                ApiClient client = ApiClient.of(at(web), directory)) {
            assertThat(client.postPatiently("/api/v1/long", Map.of())
                            .path("done")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void passesOnWhatTheDaemonRefuses() throws Exception {
        token("f".repeat(64));
        try (WebFixture web = new WebFixture();
                ApiClient client = ApiClient.of(at(web), directory)) {
            assertThatThrownBy(() -> client.get("/api/v1/tasks"))
                    .isInstanceOf(ApiTrouble.class)
                    .hasMessage("credentials are needed");
        }
    }

    @Test
    void saysPlainlyThatNothingRuns() throws Exception {
        token(WebFixture.TOKEN);
        WebSection gone;
        try (WebFixture web = new WebFixture()) {
            gone = at(web);
        }
        try (ApiClient client = ApiClient.of(gone, directory)) {
            assertThatThrownBy(() -> client.get("/api/v1/tasks"))
                    .isInstanceOf(ApiTrouble.class)
                    .hasMessage("the daemon is not running: nothing answers at http://127.0.0.1:"
                            + gone.listen().port());
        }
    }

    @Test
    void aTokenIsMadeOnceAndForItsOwnerAlone() throws IOException {
        Secret first = ApiToken.in(directory.resolve("new"), new SecureRandom());

        assertThat(first.reveal()).hasSize(64);
        assertThat(ApiToken.in(directory.resolve("new"), new SecureRandom())).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("new").resolve(ApiToken.FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void aTokenThatOthersCanReadIsRefused() throws IOException {
        token(WebFixture.TOKEN);
        Files.setPosixFilePermissions(directory.resolve(ApiToken.FILE), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> ApiClient.of(WebFixture.plain(), directory))
                .isInstanceOf(ApiTrouble.class)
                .hasMessageContaining("chmod 600");
    }

    private static WebSection at(WebFixture web) {
        return new WebSection(
                new HostPort("127.0.0.1", web.server().address().getPort()),
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private void token(String token) throws IOException {
        Path file = Files.writeString(directory.resolve(ApiToken.FILE), token);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
