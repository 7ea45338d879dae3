package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nginx of Debian before the daemon, as docs/pages.md has it, with and without a path of its own. */
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesBehindNginxTest {

    private DaemonWorld world;
    private Daemon daemon;
    private Process nginx;
    private int port;

    private Path home;

    @BeforeAll
    void aProxyBeforeADaemon(@TempDir Path folder) throws IOException {
        home = folder;
        world = new DaemonWorld(folder);
        world.nameserver.zone(DaemonWorld.ZONE).list("192.0.2.10", "seen", "127.0.0.2");
        daemon = world.start();
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        Path settings = Files.writeString(folder.resolve("nginx.conf"), """
            daemon off;
            worker_processes 1;
            pid @FOLDER@/nginx.pid;
            error_log stderr;
            events {}
            http {
              access_log off;
              client_body_temp_path @FOLDER@/body;
              proxy_temp_path @FOLDER@/proxy;
              fastcgi_temp_path @FOLDER@/fastcgi;
              uwsgi_temp_path @FOLDER@/uwsgi;
              scgi_temp_path @FOLDER@/scgi;
              server {
                listen 127.0.0.1:@PORT@;
                proxy_set_header Host $http_host;
                location /mail/reputation/ { proxy_pass http://127.0.0.1:@DAEMON@/; }
                location / { proxy_pass http://127.0.0.1:@DAEMON@; }
              }
            }
            """.replace("@FOLDER@", folder.toString())
                .replace("@PORT@", Integer.toString(port))
                .replace("@DAEMON@", Integer.toString(world.port)));
        nginx = new ProcessBuilder("/usr/sbin/nginx", "-p", folder.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(30)).until(this::listening);
        await().atMost(Duration.ofSeconds(60)).until(() -> world.get("/").body().contains("href=\"e/"));
    }

    @AfterAll
    void stop() throws InterruptedException {
        nginx.destroy();
        assertThat(nginx.waitFor(10, TimeUnit.SECONDS)).isTrue();
        daemon.close();
        world.close();
    }

    private boolean listening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/mail/reputation/"})
    void everyLinkAndTheFormWork(String prefix) throws IOException, InterruptedException {
        String origin = "http://127.0.0.1:" + port;
        Map<String, String> pages = LinkWalk.from(URI.create(origin + prefix), "en");

        assertThat(pages.keySet())
                .anyMatch(path -> path.startsWith("/t/"))
                .anyMatch(path -> path.startsWith("/e/"))
                .anyMatch(path -> path.startsWith("/tasks/"))
                .contains("/diagnose");
        HttpResponse<String> card = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(origin + prefix + "diagnose"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", origin)
                                .POST(HttpRequest.BodyPublishers.ofString("q=192.0.2.10&when="))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.body()).contains("Whose move: the sending mail engineer");
    }

    /** Cookies and redirects stay below the path of the proxy. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/mail/reputation/"})
    void whoLogsInActsAndLogsOut(String prefix) throws IOException, InterruptedException {
        String root = "http://127.0.0.1:" + port + prefix;
        Browsed browser = new Browsed(root);
        assertThat(browser.get("acts").uri().toString()).isEqualTo(root + "login?next=acts");

        browser.login("", Files.readString(home.resolve("data/api-token")).strip());
        // what has not been told yet is in no conversation that could be taken
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !world.told("192.0.2.10").isEmpty());
        String page = "e/" + daemon.memory().view().open().get(0).id();
        HttpResponse<String> noted =
                browser.send(page, page + "/act", Map.of("action", "note", "note", "through " + prefix));

        assertThat(noted.uri().toString()).isEqualTo(root + page);
        assertThat(browser.get("acts").body()).contains("through " + prefix);
        assertThat(browser.send("", "logout", Map.of()).uri().toString()).isEqualTo(root + "login");
        assertThat(browser.get("acts").uri().toString()).contains("/login");
    }

    /** What happens is heard at once, and not when a buffer of the proxy is full; who comes back goes on where the line broke. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/mail/reputation/"})
    void theStreamIsNotHeldBack(String prefix) throws IOException, InterruptedException {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !world.told("192.0.2.10").isEmpty());
        String last;
        try (Heard stream = new Heard(prefix, "0")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> !stream.ids().isEmpty());
            assertThat(stream.text()).contains("200 OK", "text/event-stream");
            int before = stream.ids().size();
            act("while followed below " + prefix);
            await().atMost(Duration.ofSeconds(20)).until(() -> stream.ids().size() > before);
            last = stream.ids().get(stream.ids().size() - 1);
        }
        act("while away from " + prefix);
        try (Heard again = new Heard(prefix, last)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> !again.ids().isEmpty());
            assertThat(again.ids()).allMatch(id -> Long.parseLong(id) > Long.parseLong(last));
        }
    }

    private void act(String note) throws IOException, InterruptedException {
        long episode = daemon.memory().view().open().get(0).id();
        HttpResponse<String> done = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + port + "/mail/reputation/api/v1/alerts/act"))
                                .header("Content-Type", "application/json")
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + Files.readString(home.resolve("data/api-token"))
                                                        .strip())
                                .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"note\",\"subject\":\"episode-"
                                        + episode + "\",\"note\":\"" + note + "\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    }

    /** A stream through the proxy; reads what is there and never waits. */
    private final class Heard implements AutoCloseable {

        private final Socket socket;
        private final StringBuilder read = new StringBuilder();

        Heard(String prefix, String last) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream()
                    .write(("GET " + prefix + "api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                    + "\r\nLast-Event-ID: " + last + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }

        String text() throws IOException {
            InputStream in = socket.getInputStream();
            while (in.available() > 0) {
                read.append(new String(in.readNBytes(in.available()), StandardCharsets.UTF_8));
            }
            return read.toString();
        }

        List<String> ids() throws IOException {
            return Pattern.compile("(?m)^id: (\\d+)\\r?$")
                    .matcher(text())
                    .results()
                    .map(it -> it.group(1))
                    .toList();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
