package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.monitor.config.targets.TargetUrlEntry;
import dev.repwatch.monitor.config.targets.TargetUrls;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an inventory must not do to us. */
class InventoryTest {

    private static final String GOOD = "[{\"targets\": [\"192.0.2.1\", \"192.0.2.2\", \"192.0.2.3\", \"192.0.2.4\"]}]";

    @TempDir
    Path home;

    private final TargetUrls known = new TargetUrls();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | [] ",
                "200 | null",
                "200 | [null]",
                "200 | [{\"targets\": [null]}]",
                "200 | [{\"targets\": [\"192.0.2.1\"}]",
                "200 | [{\"targets\": [\"192.0.2.1\"]}] and more",
                "200 | [{\"targets\": [\"10.0.0.1\"]}]",
                "200 | [{\"targets\": [\"192.0.2.0/33\"]}]",
                "200 | [{\"targets\": [\"11.0.0.0/8\"]}]",
                "200 | [{\"targets\": [\"192.0.2.1\"]}]",
                "200 | <!doctype html><title>Sign in</title>",
                "204 | ``",
                "404 | []",
                "503 | []",
                "302 | ``"
            })
    void whatIsNotBelievedLeavesEverythingAsItWas(int status, String body) throws IOException {
        try (MockWebServer server = server();
                Inventory inventory =
                        inventory("http://127.0.0.1:" + server.getPort() + "/sd", AddressGuard.PUBLIC_ONLY)) {
            server.enqueue(new MockResponse.Builder().code(200).body(GOOD).build());
            assertThat(inventory.ask()).isTrue();
            String before = said();
            MockResponse answer = new MockResponse.Builder()
                    .code(status)
                    .addHeader("Location", "/elsewhere")
                    .body(body)
                    .build();
            server.enqueue(answer);
            server.enqueue(answer);
            server.enqueue(answer);

            assertThat(inventory.ask()).as("a single failure").isFalse();
            assertThat(inventory.ask()).as("the second in a row").isTrue();
            assertThat(inventory.ask()).as("as before").isFalse();

            assertThat(said()).isEqualTo(before);
            assertThat(server.getRequestCount()).as("no redirect is followed").isEqualTo(4);
        }
    }

    @Test
    void moreThanAFileMayHaveIsNotRead() throws IOException {
        try (MockWebServer server = server();
                Inventory inventory =
                        inventory("http://127.0.0.1:" + server.getPort() + "/sd", AddressGuard.PUBLIC_ONLY)) {
            String large = GOOD + " ".repeat(TargetUrls.MAX_BYTES);
            server.enqueue(new MockResponse.Builder().code(200).body(large).build());

            assertThat(inventory.ask()).isFalse();
            assertThat(home.resolve("target-urls")).doesNotExist();
        }
    }

    @Test
    void aNameThatLeadsToThisMachineIsNotAsked() throws IOException {
        try (MockWebServer server = server();
                Inventory inventory = inventory(
                        "https://inventory.example:" + server.getPort() + "/sd",
                        new AddressGuard(host -> List.of(InetAddress.getLoopbackAddress()), false))) {
            assertThat(inventory.ask()).isFalse();
            assertThat(inventory.ask()).isTrue();
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @Test
    void theSameInAnotherOrderIsNoNews() throws IOException {
        try (MockWebServer server = server();
                Inventory inventory =
                        inventory("http://127.0.0.1:" + server.getPort() + "/sd", AddressGuard.PUBLIC_ONLY)) {
            server.enqueue(new MockResponse.Builder()
                    .body("[{\"targets\": [\"192.0.2.1\", \"192.0.2.2\"]}]")
                    .build());
            server.enqueue(new MockResponse.Builder()
                    .body("[ {\"targets\": [\"192.0.2.2\"]}, {\"targets\": [\"192.0.2.1\"]} ]")
                    .build());

            assertThat(inventory.ask()).isTrue();
            assertThat(inventory.ask()).isFalse();
        }
    }

    private String said() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("target-urls"))) {
            List<Path> all = files.toList();
            assertThat(all).as("and nothing half written").hasSize(1);
            return Files.readString(all.get(0));
        }
    }

    private Inventory inventory(String url, AddressGuard guard) {
        TargetUrlEntry entry = new TargetUrlEntry(
                url,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false,
                false,
                Optional.empty(),
                false);
        return new Inventory(
                entry, home, known, DaemonEnvironment.ofSystem("test").reaching(guard));
    }

    private static MockWebServer server() throws IOException {
        MockWebServer server = new MockWebServer();
        server.start(InetAddress.getLoopbackAddress(), 0);
        return server;
    }
}
