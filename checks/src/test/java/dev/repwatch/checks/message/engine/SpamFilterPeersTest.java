package dev.repwatch.checks.message.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SpamAssassin's spamd and rspamd from Debian, both without network: what they say of a plain message and of a bad one. */
@Tag("peers")
class SpamFilterPeersTest {

    /** Modules of rspamd that want the network or a Redis. */
    private static final List<String> OFF = List.of(
            "rspamd_update fuzzy_check rbl surbl asn mx_check dcc url_redirector history_redis ratelimit greylist replies neural reputation bayes_expiry phishing"
                    .split(" "));

    private static final String PLAIN = """
            Received: from mta.example.jp (mta.example.jp [198.51.100.7]) by mx.example.net with ESMTP; Sun, 29 Nov 2026 01:00:00 +0000
            From: Shop <news@example.jp>
            To: Customer <customer@example.net>
            Subject: Your order has left our house
            Date: Sun, 29 Nov 2026 01:00:00 +0000
            Message-ID: <20261129010000.42@example.jp>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Hello, the parcel with your order left our house this morning and will be with you on Tuesday.
            """;

    @TempDir
    static Path folder;

    private static final List<Process> RUNNING = new ArrayList<>();
    private static SpamAssassin spamAssassin;
    private static Rspamd rspamd;

    @BeforeAll
    static void start() throws IOException {
        int spamd = freePort();
        int scanner = freePort();
        Files.createDirectories(folder.resolve("spamd"));
        run(
                "/usr/sbin/spamd",
                "-L",
                "-i",
                "127.0.0.1",
                "-p",
                String.valueOf(spamd),
                "--min-children=1",
                "--max-children=1",
                "--nouser-config",
                "--helper-home-dir=" + folder.resolve("spamd"),
                "-s",
                folder.resolve("spamd/log").toString());
        startRspamd(scanner);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), spamd);
        spamAssassin = new SpamAssassin(address, Duration.ofSeconds(60), System::nanoTime);
        rspamd = new Rspamd(
                Objects.requireNonNull(HttpUrl.parse("http://127.0.0.1:" + scanner)), Duration.ofSeconds(60), 6);
        await().atMost(Duration.ofMinutes(2)).until(() -> open(spamd) && open(scanner));
    }

    @AfterAll
    static void stop() {
        RUNNING.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.onExit().join();
        });
    }

    @Test
    void aPlainMessageIsFarFromBothThresholds() {
        for (SpamFilter filter : List.of(spamAssassin, rspamd)) {
            Opinion.Scored opinion = scored(filter, PLAIN);
            assertThat(opinion.over() || opinion.near()).as("%s", opinion).isFalse();
        }
        assertThat(scored(spamAssassin, PLAIN).threshold()).isEqualTo(5.0);
    }

    @Test
    void theTestMessageOfAllFiltersIsOverBoth() {
        String gtube = PLAIN + "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\n";

        Opinion.Scored first = scored(spamAssassin, gtube);
        assertThat(first.over()).isTrue();
        assertThat(first.heaviest().get(0).name()).isEqualTo("GTUBE");
        // rspamd answers its own pattern with a rule of no points and the action "reject": it is asked with words
        // instead
        Opinion.Scored second = scored(rspamd, PLAIN.replace("Message-ID: <20261129010000.42@example.jp>\n", ""));
        assertThat(second.heaviest()).extracting(FilterRule::name).contains("MISSING_MID");
    }

    @Test
    void aLocalFilterIsToldWhoDeliveredTheMessage() throws Exception {
        String bare = PLAIN.substring(PLAIN.indexOf('\n') + 1);
        FilteredMessage message = new FilteredMessage(
                wire(bare),
                Optional.of(InetAddress.getByName("203.0.113.9")),
                "mta.example.jp",
                Optional.of("news@example.jp"),
                false,
                Instant.parse("2026-11-29T01:00:00Z"));
        Opinion.Scored told = (Opinion.Scored) spamAssassin.ask(message);

        assertThat(told.rules()).extracting(FilterRule::name).doesNotContain("NO_RELAYS", "NO_RECEIVED");
        assertThat(told.score()).isLessThan(5.0);
    }

    private static Opinion.Scored scored(SpamFilter filter, String text) {
        Opinion opinion = filter.ask(new FilteredMessage(
                wire(text), Optional.empty(), "", Optional.empty(), true, Instant.parse("2026-11-29T01:00:00Z")));
        assertThat(opinion).isInstanceOf(Opinion.Scored.class);
        return (Opinion.Scored) opinion;
    }

    private static byte[] wire(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void startRspamd(int port) throws IOException {
        Path conf = folder.resolve("conf");
        try (Stream<Path> files = Files.walk(Path.of("/etc/rspamd"), FileVisitOption.FOLLOW_LINKS)) {
            for (Path from : files.toList()) {
                Path to = conf.resolve(Path.of("/etc/rspamd").relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to);
                }
            }
        }
        Path local = Files.createDirectories(conf.resolve("local.d"));
        for (String module : OFF) {
            Files.writeString(local.resolve(module + ".conf"), "enabled = false;\n");
        }
        Files.writeString(local.resolve("worker-proxy.inc"), "enabled = false;\n");
        Files.writeString(local.resolve("worker-controller.inc"), "enabled = false;\n");
        Files.writeString(local.resolve("worker-normal.inc"), "bind_socket = \"127.0.0.1:" + port + "\"; count = 1;\n");
        // nobody answers there: a DNS that is dead costs nothing
        Files.writeString(
                local.resolve("options.inc"),
                "dns { nameserver = [\"127.0.0.1:1\"]; timeout = 0.2s; retransmits = 1; }\n");
        for (String part : List.of("db", "run", "log")) {
            Files.createDirectories(folder.resolve(part));
        }
        run(
                "/usr/bin/rspamd",
                "-f",
                "-i",
                "-c",
                conf.resolve("rspamd.conf").toString(),
                "--var=CONFDIR=" + conf,
                "--var=LOCAL_CONFDIR=" + conf,
                "--var=DBDIR=" + folder.resolve("db"),
                "--var=RUNDIR=" + folder.resolve("run"),
                "--var=LOGDIR=" + folder.resolve("log"));
    }

    private static void run(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("LANG", "C");
        RUNNING.add(builder.start());
    }

    private static boolean open(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
