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
import java.util.List;

/** Everything around the daemon, on loopback, and the configuration that points at it. */
final class DemoWorld implements AutoCloseable {

    static final String DOMAIN = "example.jp";
    static final String SPF = "v=spf1 ip4:192.0.2.10 ip4:192.0.2.11 ip4:192.0.2.12 -all";
    private static final Duration SHORT = Duration.ofSeconds(1);
    /** A public key; nobody has the private one. */
    private static final String KEY = "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxtyPtwBeVTegxQXd18"
            + "FoCx18M/C2IYnY8fq0dA4/AlQfoKKm+70SQYOqwFFPUHA8EnHM+ApsjSM407wOizkkgaQo6t1TTGzdS+"
            + "Ohc81qQLJ8h8rbrsEUpj8U/dBUbcFASIDjUGLh/TqvZXCpsFpL4BywXAOiCTV0GH8rmw2uJ6tbZwkoNM"
            + "SN9rWANtXhYxWVStBu46Udw51mbziuvE91HlApxUoLv4NwUn/xsV6/s11twh0GJTtFctLbNF2VVLkroX"
            + "AeH6LRzCdT3cZHqYwBoyE0iCQDb4IHJr3K7RoY9T+GUkeFIJxGGkzeRVpkOS2W0cThXdxT8Qbd3CANv9"
            + "Vh3wIDAQAB";

    private final LoopbackNameserver nameserver = LoopbackNameserver.start();
    private final SlackStandIn slack = new SlackStandIn(0);
    private final MailSink mail = new MailSink(0);
    private final Path folder;

    DemoWorld(Path folder) throws IOException {
        this.folder = folder;
        // what the examination of resolvers asks about
        nameserver.zone("example.com");
        sender();
        zone("bl.demo.test");
        zone("second.demo.test");
        zone("choosy.demo.test");
        nameserver
                .zone("score.demo.test")
                .list("192.0.2.10", "", "127.0.4.98")
                .list("192.0.2.11", "", "127.0.4.87")
                .list("192.0.2.12", "", "127.0.4.95");
    }

    /** The records of a sender that are in order. */
    private void sender() {
        LoopbackZone names = nameserver.zone("2.0.192.in-addr.arpa");
        LoopbackZone domain = nameserver.zone(DOMAIN).ttl(SHORT);
        domain.add("@", RecordType.NS, "ns1." + DOMAIN)
                .add("@", RecordType.NS, "ns2." + DOMAIN)
                .add("ns1", RecordType.A, "192.0.2.53")
                .add("ns2", RecordType.A, "198.51.100.53")
                .add("@", RecordType.MX, "10 mx1." + DOMAIN)
                .add("@", RecordType.TXT, SPF)
                .add("mx1", RecordType.TXT, "v=spf1 a -all")
                .add("_dmarc", RecordType.TXT, "v=DMARC1; p=reject; rua=mailto:dmarc@" + DOMAIN)
                .add("s1._domainkey", RecordType.TXT, KEY);
        for (String last : List.of("10", "11", "12")) {
            domain.add("mx1", RecordType.A, "192.0.2." + last);
            names.add(last, RecordType.PTR, "mx1." + DOMAIN);
        }
    }

    /** The record of the sending domain, from now on. */
    void spf(String record) {
        nameserver.zone(DOMAIN).set("", RecordType.TXT, record);
    }

    private void zone(String apex) {
        nameserver.zone(apex).ttl(SHORT).testPoints("127.0.0.2");
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
