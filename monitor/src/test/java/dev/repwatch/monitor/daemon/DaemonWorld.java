package dev.repwatch.monitor.daemon;

import dev.repwatch.alerts.standin.MailSink;
import dev.repwatch.alerts.standin.SlackPost;
import dev.repwatch.alerts.standin.SlackStandIn;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Everything around a daemon, on loopback, and the configuration that points at it. */
final class DaemonWorld implements AutoCloseable {

    static final String ZONE = "bl.near.test";

    final LoopbackNameserver nameserver = LoopbackNameserver.start();
    final SlackStandIn slack = new SlackStandIn(0);
    final MailSink mail = new MailSink(0);
    final int port = freePort();
    final Path file;

    DaemonWorld(Path folder) throws IOException {
        nameserver.zone("example.com");
        nameserver.zone(ZONE).ttl(Duration.ofSeconds(1)).testPoints("127.0.0.2");
        secret(folder, "slack-token");
        secret(folder, "slack-signing");
        file = Files.writeString(
                folder.resolve("config.toml"),
                template()
                        .replace("@PORT@", Integer.toString(port))
                        .replace("@NAMESERVER@", nameserver.address())
                        .replace("@SLACK@", slack.apiUrl())
                        .replace("@SMTP@", Integer.toString(mail.port())));
    }

    /** Adds to the configuration. */
    DaemonWorld with(String more) throws IOException {
        Files.writeString(file, Files.readString(file) + more);
        return this;
    }

    /** Another place for the database. */
    DaemonWorld storing(String storage) throws IOException {
        String usual = "path = \"data/repwatch\"\n";
        String text = Files.readString(file);
        if (!text.contains(usual)) {
            throw new IllegalStateException("the configuration of the tests says elsewhere where it stores");
        }
        Files.writeString(file, text.replace(usual, storage + "\n"));
        return this;
    }

    /** Starts a daemon here; the one before must be closed. */
    Daemon start() throws IOException {
        return start(DaemonEnvironment.ofSystem("test").withoutPosture());
    }

    /** Starts a daemon in another world outside. */
    Daemon start(DaemonEnvironment outside) throws IOException {
        ConfigReader reader = new ConfigReader(Map.of(), Sections.ALL, true);
        Settings settings = reader.read(file).match(ConfigOutcome.Read::settings, refused -> {
            throw new AssertionError(refused.problems().toString());
        });
        return Daemon.start(file, reader, settings, outside);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** The messages in Slack, in no matter which thread, in which a reader sees these words. */
    List<String> told(String words) {
        return slack.received().stream()
                .filter(post -> post.method().startsWith("chat.post"))
                .map(SlackPost::text)
                .filter(text -> text.contains(words))
                .toList();
    }

    private static void secret(Path folder, String name) throws IOException {
        Path secret = Files.writeString(folder.resolve(name), "xoxb-of-a-test\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    private static String template() throws IOException {
        try (InputStream text = Objects.requireNonNull(DaemonWorld.class.getResourceAsStream("config.toml"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    @Override
    public void close() {
        nameserver.close();
        slack.close();
        mail.close();
    }
}
