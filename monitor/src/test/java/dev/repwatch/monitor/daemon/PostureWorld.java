package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A sender whose records are in order, on a name server of its own, and a daemon that looks every second. */
final class PostureWorld implements AutoCloseable {

    static final String DOMAIN = "shop.test";
    static final String SPF = "v=spf1 ip4:192.0.2.10 ip4:192.0.2.11 include:_spf.esp.test -all";
    static final String FIRST_KEY = "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxtyPtwBeVTegxQXd18"
            + "FoCx18M/C2IYnY8fq0dA4/AlQfoKKm+70SQYOqwFFPUHA8EnHM+ApsjSM407wOizkkgaQo6t1TTGzdS+"
            + "Ohc81qQLJ8h8rbrsEUpj8U/dBUbcFASIDjUGLh/TqvZXCpsFpL4BywXAOiCTV0GH8rmw2uJ6tbZwkoNM"
            + "SN9rWANtXhYxWVStBu46Udw51mbziuvE91HlApxUoLv4NwUn/xsV6/s11twh0GJTtFctLbNF2VVLkroX"
            + "AeH6LRzCdT3cZHqYwBoyE0iCQDb4IHJr3K7RoY9T+GUkeFIJxGGkzeRVpkOS2W0cThXdxT8Qbd3CANv9"
            + "Vh3wIDAQAB";
    static final String SECOND_KEY = "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAiX4gbIdAyStDmkymVe"
            + "a+I6Z+c8IYs/hzHE6JCW3cYHUP5/x0JNfVbhRl7SHFDrInmLpTJ/vFXc8h7TKV/tqKL3NAfa4qgxnpyq"
            + "2irQ+bMfzSiE282ottllGtcIvaWhonSP2Oj7D+9uuig0JHW/HfS3OYtQwNsN+4J8p8PAsL+SaP3vz14f"
            + "Rpt6q29rwy2h17Bmh1BW0RJ/x/6KgETdLOcPkEGSh8Kgl3MnZ8ypykjEGqJh8aa9i3/qiv8Cfo6nH+lB"
            + "xcfuSb7BfFYLkGK3/12iO8IZB+iDH2BIuZX021QOyBga7q6rw9mH/gAyB4NCagrKSAA73qmSH00GVPnO"
            + "BewwIDAQAB";

    final DaemonWorld world;
    final LoopbackZone zone;
    final LoopbackZone provider;
    final LoopbackZone reverse;

    PostureWorld(Path folder, String language) throws IOException {
        world = new DaemonWorld(folder);
        // has no policy of its own: without it the organisation of shop.test would be unknown
        quick("test");
        zone = quick("shop.test");
        provider = quick("esp.test");
        reverse = quick("2.0.192.in-addr.arpa");
        fill();
        String text = Files.readString(world.file);
        Files.writeString(
                world.file,
                "language = \"" + language + "\"\n"
                        + text.replace("dnsbl = \"2s\"", "dnsbl = \"2s\"\nposture = \"1s\"")
                                .replace("[confirmation]", "[confirmation]\nstale_after = \"4s\"")
                                .replace(
                                        "pool = \"transactional\"", "pool = \"transactional\"\nhelo = \"mx.shop.test\"")
                        + """

                        [[targets]]
                        domains = ["shop.test"]
                        dkim = [{ selector = "s1" }, { selector = "s2", state = "standby" }]
                        sends_from = ["transactional"]
                        receivers = ["gmail", "docomo", "orange"]
                        """);
    }

    private LoopbackZone quick(String apex) {
        return world.nameserver.zone(apex).ttl(Duration.ofSeconds(1));
    }

    private void fill() {
        zone.add("@", RecordType.TXT, SPF)
                .add("@", RecordType.NS, "ns1.shop.test")
                .add("@", RecordType.NS, "ns2.shop.test")
                .add("@", RecordType.MX, "10 mx.shop.test")
                .add("mx", RecordType.A, "192.0.2.10")
                .add("mx", RecordType.A, "192.0.2.11")
                .add("mx", RecordType.TXT, "v=spf1 a -all")
                .add("ns1", RecordType.A, "192.0.2.53")
                .add("ns2", RecordType.A, "198.51.100.53")
                .add("_dmarc", RecordType.TXT, "v=DMARC1; p=reject; rua=mailto:dmarc@shop.test")
                .add("s1._domainkey", RecordType.TXT, FIRST_KEY);
        provider.add("@", RecordType.NS, "ns1.shop.test").add("_spf", RecordType.TXT, "v=spf1 ip4:203.0.113.0/26 -all");
        reverse.add("@", RecordType.NS, "ns1.shop.test")
                .add("10", RecordType.PTR, "mx.shop.test")
                .add("11", RecordType.PTR, "mx.shop.test");
    }

    Daemon start() throws IOException {
        ConfigReader reader = new ConfigReader(Map.of(), Sections.ALL, true);
        Settings settings = reader.read(world.file).match(ConfigOutcome.Read::settings, refused -> {
            throw new AssertionError(refused.problems().toString());
        });
        return Daemon.start(world.file, reader, settings, DaemonEnvironment.ofSystem("test"));
    }

    @Override
    public void close() {
        world.close();
    }
}
