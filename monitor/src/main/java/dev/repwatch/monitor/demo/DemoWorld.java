package dev.repwatch.monitor.demo;

import dev.repwatch.alerts.standin.MailSink;
import dev.repwatch.alerts.standin.SlackStandIn;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Everything around the daemon, on loopback, and the configuration that points at it. */
final class DemoWorld implements AutoCloseable {

    private final LoopbackNameserver nameserver = LoopbackNameserver.start();
    private final SlackStandIn slack = new SlackStandIn(0);
    private final MailSink mail = new MailSink(0);
    private final Path folder;

    DemoWorld(Path folder) throws IOException {
        this.folder = folder;
        // what the examination of resolvers asks about
        nameserver.zone("example.com");
        // what a draft says of the sender: one name leads back, the other does not exist
        nameserver.zone("2.0.192.in-addr.arpa").add("11", RecordType.PTR, "mx1.example.jp.");
        nameserver.zone("example.jp").add("mx1", RecordType.A, "192.0.2.11");
        zone("bl.demo.test");
        zone("second.demo.test");
        zone("choosy.demo.test");
        nameserver
                .zone("score.demo.test")
                .list("192.0.2.10", "", "127.0.4.98")
                .list("192.0.2.11", "", "127.0.4.87")
                .list("192.0.2.12", "", "127.0.4.95");
    }

    private void zone(String apex) {
        nameserver.zone(apex).ttl(Duration.ofSeconds(1)).testPoints("127.0.0.2");
    }

    /** Writes the configuration and the one secret that it names. */
    Path configuration(int port) throws IOException {
        Path secret = Files.writeString(folder.resolve("slack-token"), "xoxb-demo\n");
        secret.toFile().setReadable(false, false);
        secret.toFile().setReadable(true, true);
        return Files.writeString(
                folder.resolve("config.toml"),
                template()
                        .replace("@PORT@", Integer.toString(port))
                        .replace("@NAMESERVER@", nameserver.address())
                        .replace("@SLACK@", slack.apiUrl())
                        .replace("@SMTP@", Integer.toString(mail.port())));
    }

    private static String template() throws IOException {
        try (InputStream text = DemoWorld.class.getResourceAsStream("config.toml")) {
            if (text == null) {
                throw new IOException("the demo's configuration is not in the program");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    LoopbackZone list(String apex) {
        return nameserver.zone(apex);
    }

    SlackStandIn slack() {
        return slack;
    }

    MailSink mail() {
        return mail;
    }

    @Override
    public void close() {
        nameserver.close();
        slack.close();
        mail.close();
    }
}
