package dev.repwatch.monitor.daemon;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files in which everything that may be anything is poison, and the commands that read them. */
final class HostileFiles {

    private static final String POISON = PoisonedDaemon.POISON;
    private static final String IN_TOML = PoisonedDaemon.POISON
            .chars()
            .mapToObj(it -> it < 0x20 || it > 0x7e ? String.format(Locale.ROOT, "\\u%04x", it) : Character.toString(it))
            .collect(Collectors.joining());
    private static final Path CASES = Path.of("src/test/resources/dev/repwatch/monitor/diagnosis/cases");

    private final Path folder;
    private final DaemonWorld world;
    private final Path config;

    HostileFiles(Path folder, DaemonWorld world, int poisonedPort) throws IOException {
        this.folder = folder;
        this.world = world;
        String good = Files.readString(world.file).replace("127.0.0.1:" + world.port, "127.0.0.1:" + poisonedPort);
        config = Files.writeString(folder.resolve("poisoned.toml"), good + """

            [[list]]
            id = "hostile"
            title = "Hostile %1$s"
            zone = "bl.near.test"
            kinds = ["ipv4"]
            tier = 1
            codes = { "127.0.0.2" = { name = "%1$s", severity = "critical", scope = "ip" } }
            removal = { how = "%1$s", who = "self", url = "https://bl.near.test/%1$s", typical = "1d", cost = "free" }

            [[targets]]
            name = "%1$s"
            domains = ["example.com"]
            pool = "%1$s"
            labels = { owner = "%1$s" }
            """.formatted(IN_TOML));
    }

    /** It has the daemon's address, which is that of the poisoned one, and no hostile words. */
    String poisonedConfiguration() throws IOException {
        return Files.writeString(
                        folder.resolve("asks-poisoned.toml"),
                        Files.readString(config).split("(?m)^\\[\\[list]]\nid = \"hostile\"", 2)[0])
                .toString();
    }

    /** Of strangers: absent, no TOML, with wrong keys and values, with good ones that are poison. */
    List<String> configurations() throws IOException {
        return List.of(
                folder + "/absent" + POISON,
                write("broken.toml", "[web\n" + POISON + " = 1\n"),
                write("keys.toml", """
                    ["%1$s"]
                    x = 1
                    [web]
                    listen = "%1$s"
                    "%1$s" = 1
                    [dns]
                    resolvers = ["%1$s"]
                    [[targets]]
                    addresses = ["%1$s"]
                    domains = ["%1$s"]
                    [[channels]]
                    name = "%1$s"
                    type = "%1$s"
                    [lists]
                    enable = ["%1$s"]
                    """.formatted(IN_TOML)),
                write("secrets.toml", """
                    [dns]
                    resolvers = ["%2$s"]
                    [lists]
                    defaults = false
                    [[targets]]
                    addresses = ["192.0.2.1"]
                    [[channels]]
                    name = "a"
                    type = "slack"
                    channel = "#a"
                    bot_token = { file = "%1$s" }
                    [[channels]]
                    name = "b"
                    type = "webhook"
                    url = { env = "%1$s" }
                    """.formatted(IN_TOML, world.nameserver.address())),
                config.toString());
    }

    private String write(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }

    /** @param alerts what the daemon says is open */
    List<List<String>> commands(String listed, String alerts) throws Exception {
        String alert = new ObjectMapper().readTree(alerts).findPath("thread").asText("x");
        List<List<String>> all = new ArrayList<>();
        daemon(all, listed, alert);
        dns(all, listed);
        files(all);
        return all;
    }

    private static void of(List<List<String>> all, String words, String... more) {
        List<String> command = new ArrayList<>(Arrays.asList(words.split(" ")));
        command.addAll(Arrays.asList(more));
        all.add(command);
    }

    private void daemon(List<List<String>> all, String listed, String alert) {
        of(all, "ack");
        of(all, "ack", alert, "--by", POISON, "--note", POISON);
        of(all, "snooze", alert, "--by", POISON, "--note", POISON);
        of(all, "outbox");
        of(all, "outbox --retry 1");
        of(all, "status");
        of(all, "status", listed);
        of(all, "history", listed);
        of(all, "feeds");
        of(all, "feeds mailspike");
        of(all, "feeds mailspike --details");
        of(all, "feeds mailspike --history", listed);
        of(all, "guard show");
        of(all, "guard undo");
        of(all, "silence add", "target=" + POISON, "--note", POISON, "--by", POISON);
        of(all, "silence list");
        of(all, "silence end 1");
        of(all, "delist list");
        of(all, "delist list --closed 30d");
        of(all, "delist times");
        for (String act : List.of("show", "fixed", "undo", "requested", "undo", "rejected", "undo", "snooze", "undo")) {
            of(all, "delist " + act + " 1");
        }
        of(all, "delist note 1", POISON, "--by", POISON);
        of(all, "placement status");
        of(all, "score address --wait 0");
        of(all, "placement show 1f");
        of(all, "placement report 1f", POISON, "spam");
        of(all, "maillog status");
        of(all, "maillog show gmail");
        of(all, "maillog forget --older-than 400d");
        of(all, "suppression list");
        of(all, "suppression add", "a@example.jp", "--note", POISON);
        of(all, "suppression remove a@example.jp");
        of(all, "backup", folder.resolve("copy.mv.db").toString());
        of(all, "posture expect example.com spf", "--note", POISON);
        of(all, "run", "-c", folder.resolve("keys.toml").toString());
        of(all, "migrate", folder.resolve("none.mv.db").toString());
    }

    private void dns(List<List<String>> all, String listed) {
        LoopbackZone zone = world.nameserver.zone("example.com");
        zone.addRawText("example.com", ("v=spf1 include:" + POISON + " -all").getBytes(StandardCharsets.UTF_8));
        zone.addRawText(
                "_dmarc.example.com", ("v=DMARC1; p=none; rua=mailto:" + POISON).getBytes(StandardCharsets.UTF_8));
        for (String hostile :
                List.of(config.toString(), folder.resolve("asks-poisoned.toml").toString())) {
            of(all, "check", listed, "-c", hostile);
            of(all, "doctor", "-c", hostile);
            of(all, "lists", "-c", hostile);
            of(all, "lists show near-blocklist", "-c", hostile);
            of(all, "lists probe near-blocklist", "-c", hostile);
            of(all, "lists lint", hostile);
            of(all, "budget", "-c", hostile);
            of(all, "validate", "-c", hostile);
            of(all, "test-alert", "-c", hostile);
            of(all, "posture example.com --explain", "-c", hostile);
            of(all, "posture --authoritative", listed, "-c", hostile);
            of(all, "preflight", listed, "-c", hostile);
        }
    }

    private void files(List<List<String>> all) throws Exception {
        String log = write("mail.log", """
            2026-11-29T21:31:40+09:00 mx1 postfix/smtp[1]: 4Fx9ZqRb2Tz1kLmN: to=<a%1$s@example.jp>, relay=mx.example.jp[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.jp[192.0.2.1] said: 550 5.1.1 %1$s (in reply to RCPT TO command))
            2026-11-29T21:31:41+09:00 mx%2$s postfix%2$s/smtp[1]: 4Fx9ZqRb2Tz1kLmP: to=<a@example.jp>, relay=mx%2$s.example.jp[192.0.2.1]:25, delay=1, dsn=4.7.0, status=deferred (host mx%2$s[192.0.2.1] said: 450 4.7.0 odd %2$s)
            """.formatted(POISON.replace("\n", ""), POISON.replaceAll("[\n\r ]", "")));
        for (String command : List.of("read", "providers", "unclassified", "doctor")) {
            of(all, "maillog " + command, log);
        }
        of(all, "suppression export", log);
        for (String form : List.of("csv", "postfix_transport", "exim", "kumomta")) {
            of(all, "suppression export --as " + form, log);
        }
        of(all, "lists import", write("rbls.ini", "[" + POISON + "]\nserver=" + POISON + "\nname=" + POISON + "\n"));
        of(
                all,
                "lists read plain",
                write("list.txt", "192.0.2.1 # " + POISON + "\n" + POISON + "\n"),
                "192.0.2.1",
                POISON);
        of(
                all,
                "lists read rbldnsd:ip4set",
                write("list.rbl", ":127.0.0.2:" + POISON + "\n192.0.2.1 :127.0.0.3:" + POISON + "\n"),
                "192.0.2.1");
        of(
                all,
                "lists read jsonl:cidr",
                write("list.jsonl", "{\"cidr\":\"192.0.2.0/24\",\"x\":\"" + IN_TOML + "\"}\n"),
                "192.0.2.1");
        of(all, "score", write("mail.eml", """
            From: "%1$s" <a%1$s@example.jp>
            Subject: =?utf-8?Q?=1B[2K=0AFORGED=E2=80=AE?=
            X-%2$s: x
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: application/octet-stream; name="%1$s.exe"
            Content-Disposition: attachment; filename="%1$s.exe"

            x
            --b
            Content-Type: text/html

            <a href="https://%1$s.example/">https://example.jp/%1$s</a>
            --b--
            """.formatted(
                        POISON.replaceAll("[\n\r]", ""), POISON.replaceAll("[\n\r ]", ""))));
        of(all, "score --language ja -", new String[0]);
        evidence(all);
        of(all, "plan step");
        warmup(all);
        placement(all);
        of(
                all,
                "init",
                "-c",
                folder.resolve("new.toml").toString(),
                "--address",
                "192.0.2.1",
                "--domain",
                POISON,
                "--channel",
                "none");
    }

    private void evidence(List<List<String>> all) throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            for (Path file : cases.sorted().toList()) {
                if (file.toString().endsWith(".json")) {
                    String text = Files.readString(file)
                            .replaceAll(
                                    "\"(reply|list|provider|header_from|code_name|value)\": \"",
                                    "\"$1\": \"" + quoted(IN_TOML));
                    of(all, "diagnose --evidence", write(file.getFileName().toString(), text));
                }
            }
        }
        of(all, "diagnose", "550 5.7.1 " + POISON);
        of(all, "diagnose -");
        of(
                all,
                "preflight 192.0.2.25 --evidence",
                write("evidence.json", "{\"ip\":\"192.0.2.25\",\"" + IN_TOML + "\":\"" + IN_TOML + "\"}"));
        of(all, "preflight 192.0.2.25 --networks", POISON + "=text:" + write("networks.txt", POISON + "\n"));
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private void warmup(List<List<String>> all) throws IOException {
        String trace = Files.readString(
                Path.of("src/test/resources/dev/repwatch/monitor/warmup/traces/t4-refusals.json"),
                StandardCharsets.UTF_8);
        of(
                all,
                "warmup decide",
                write(
                        "trace.json",
                        trace.replace("\"google\"", "\"google" + IN_TOML + "\"")
                                .replace("\"listed\": []", "\"listed\": [\"" + IN_TOML + "\"]")));
        of(all, "warmup decide", write("broken.json", "{\"" + IN_TOML + "\": "));
        String book = folder.resolve("warmup.json").toString();
        of(
                all,
                "warmup plan --ip 192.0.2.1",
                "--source",
                POISON,
                "--goal",
                "google" + POISON + "=1000",
                "--book",
                book);
        String volumes = write(
                "volumes.csv",
                "date,ip,provider,sent,accepted,deferred,refused,unknown\n2026-11-29,192.0.2.1,\"" + POISON
                        + "\",1,1,0,0,0\n");
        for (String command :
                List.of("status", "status --language JA", "export", "export --format postfix --demand 10")) {
            of(all, "warmup " + command, "--book", book);
            of(all, "warmup " + command, "--book", book, "--volumes", volumes);
        }
        for (String command : List.of("pause", "resume", "complete", "retire")) {
            of(all, "warmup " + command + " --ip 192.0.2.1", "--book", book);
        }
    }

    private void placement(List<List<String>> all) throws IOException {
        String hostile = write("placement.toml", """
            [[targets]]
            addresses = ["192.0.2.1"]
            [[seeds]]
            name = "own-1"
            provider = "own"
            address = "seed@own.test"
            host = "127.0.0.1"
            port = 1
            tls = "none"
            allow_private = true
            password = { file = "slack-token" }
            [[streams]]
            name = "news"
            submit = "127.0.0.1:1"
            tls = "none"
            from = "bounce@example.jp"
            template = "mail.eml"
            seeds = ["own-1"]
            """);
        of(all, "placement seeds", "-c", hostile);
        of(all, "placement login own-1 --save", folder.resolve("token").toString(), "-c", hostile);
        of(all, "placement login", POISON, "--save", folder.resolve("token").toString(), "-c", hostile);
        of(all, "placement run news --wait 0 --force", "-c", hostile);
        of(all, "placement run news --dry-run", "-c", hostile);
    }
}
