package dev.repwatch.monitor.cli.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sign-in for a mailbox whose refresh token is not there yet. */
class PlacementLoginCommandTest {

    private final MockWebServer service = new MockWebServer();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        service.start();
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
    }

    @Test
    void theRefreshTokenIsWrittenForItsOwnerAloneAndShownToNobody() throws IOException {
        answer(
                200,
                "{\"device_code\":\"dev-1\",\"user_code\":\"ABCD\\u001b[2J\",\"verification_uri\":\"https://login.example/device\","
                        + "\"expires_in\":60,\"interval\":1}");
        answer(200, "{\"access_token\":\"a-1\",\"refresh_token\":\"r-1\"}");
        Path token = folder.resolve("token");
        assertThat(run("placement", "login", "outlook-1", "--save", token.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("https://login.example/device", "ABCD", "refresh_token = { file = \"" + token + "\" }");
        assertThat(out + "" + err).doesNotContain("r-1", "a-1", "dev-1", "\u001b");
        assertThat(Files.readString(token)).isEqualTo("r-1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatGoesWrongIsOneSentence() throws IOException {
        answer(400, "{\"error\":\"invalid_client\"}");
        assertThat(run(
                        "placement",
                        "login",
                        "outlook-1",
                        "--save",
                        folder.resolve("token").toString()))
                .isEqualTo(3);
        assertThat(err.toString()).contains("Not signed in: ").contains("does not know this client_id");
        assertThat(run("placement", "login", "outlok-1", "--save", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no seed \"outlok-1\"").contains("outlook-1");
        assertThat(folder.resolve("token")).doesNotExist();
    }

    private int run(String... words) throws IOException {
        Path config = Files.writeString(folder.resolve("config.toml"), """
            [[targets]]
            domains = ["example.jp"]
            [[seeds]]
            name = "outlook-1"
            provider = "outlook"
            address = "seed@outlook.example"
            allow_private = true
            [seeds.oauth]
            client_id = "our-program"
            token_endpoint = "%1$stoken"
            device_endpoint = "%1$sdevice"
            refresh_token = { file = "absent" }
            """.formatted(service.url("/")));
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--config";
        all[words.length + 1] = config.toString();
        return RepwatchCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }

    private void answer(int status, String json) {
        service.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(json)
                .build());
    }
}
