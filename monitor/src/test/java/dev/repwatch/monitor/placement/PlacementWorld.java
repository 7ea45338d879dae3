package dev.repwatch.monitor.placement;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.notify.AdjustableClock;
import dev.repwatch.monitor.notify.EscalationSettings;
import dev.repwatch.monitor.notify.GroupingSettings;
import dev.repwatch.monitor.notify.NotificationWorld;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A mail server that plays our own and all providers, whose filters are the test; a log as Postfix writes it; a clock. */
final class PlacementWorld implements AutoCloseable {

    static final String TEMPLATE = """
            From: Shop <news@example.jp>
            Subject: Autumn
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Hello
            """;

    final NotificationWorld telling;
    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private final Path folder;
    private final Path log;
    private final List<String> seeds = new ArrayList<>();
    private final StringBuilder config = new StringBuilder();
    private int lives = 11;
    private PlacementWatch watch;

    PlacementWorld(Path folder) throws IOException {
        this.folder = folder;
        this.log = Files.createFile(folder.resolve("mail.log"));
        Files.writeString(folder.resolve("mail.eml"), TEMPLATE);
        secret("planted-secret");
        server.start();
        telling = new NotificationWorld(
                folder.resolve("state"),
                NotificationWorld.settings(
                        new GroupingSettings(Duration.ZERO, Duration.ZERO, 1000, 1000, 1000),
                        EscalationSettings.OFF,
                        Optional.empty(),
                        List.of(),
                        List.of()));
        telling.clock.set(InstantSource.system().instant());
        watch = opened();
        config.append("""
                [[targets]]
                addresses = ["192.0.2.1"]
                [placement]
                logs = ["%s"]
                """.formatted(log));
    }

    AdjustableClock clock() {
        return telling.clock;
    }

    private void secret(String text) throws IOException {
        Path secret = Files.writeString(folder.resolve("password"), text);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    PlacementWorld seed(String name, String provider) throws Exception {
        String address = address(name);
        GreenMailUser user = server.setUser(address, address, "planted-secret");
        server.getManagers().getImapHostManager().createMailbox(user, "Junk");
        seeds.add(name);
        config.append("""
                [[seeds]]
                name = "%1$s"
                provider = "%2$s"
                address = "%3$s"
                host = "127.0.0.1"
                port = %4$d
                tls = "none"
                allow_private = true
                password = { file = "%5$s" }
                """.formatted(name, provider, address, server.getImap().getPort(), folder.resolve("password")));
        return this;
    }

    /** A mailbox whose server takes connections and says nothing. */
    PlacementWorld silentSeed(String name, ServerSocket silent) {
        seeds.add(name);
        config.append("""
                [[seeds]]
                name = "%1$s"
                provider = "silent"
                address = "%2$s"
                host = "127.0.0.1"
                port = %3$d
                tls = "none"
                allow_private = true
                password = { file = "%4$s" }
                """.formatted(name, address(name), silent.getLocalPort(), folder.resolve("password")));
        return this;
    }

    PlacementWorld stream(String name) {
        config.append("""
                [[streams]]
                name = "%1$s"
                pool = "bulk"
                submit = "127.0.0.1:%2$d"
                tls = "none"
                from = "bounce@example.jp"
                template = "%3$s"
                seeds = [%4$s]
                """.formatted(
                name,
                server.getSmtp().getPort(),
                folder.resolve("mail.eml"),
                String.join(", ", seeds.stream().map(it -> '"' + it + '"').toList())));
        return this;
    }

    static String address(String seed) {
        return seed + "@own.test";
    }

    PlacementWatch watch() {
        return watch;
    }

    PlacementWorld use() throws IOException {
        Path file = Files.writeString(folder.resolve("config.toml"), config);
        Settings settings = new ConfigReader(Map.of(), Sections.ALL, true)
                .read(file)
                .match(ConfigOutcome.Read::settings, refused -> {
                    throw new AssertionError(refused.problems().toString());
                });
        watch.use(settings);
        return this;
    }

    /** The daemon ends and begins anew. */
    void restart() throws IOException {
        watch.close();
        watch = opened();
        use();
    }

    private PlacementWatch opened() {
        return PlacementWatch.open(
                telling.database,
                telling.notificationService.aftermath(),
                telling.clock,
                new SplittableRandom(lives++));
    }

    /** A pass, and what there is to tell is told. */
    void pass() {
        watch.run();
        telling.after(Duration.ZERO);
    }

    void after(Duration time) {
        telling.after(time);
        pass();
    }

    /** The provider's own server took what was sent just now. */
    void accepted(String seed) throws IOException {
        logged(
                seed,
                "relay=mx.provider.test[203.0.113.5]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok)");
    }

    void logged(String seed, String rest) throws IOException {
        Files.writeString(
                log,
                "%s mta1 postfix/smtp[42]: 4ABCDE: to=<%s>, %s%n".formatted(clock().instant(), address(seed), rest),
                StandardOpenOption.APPEND);
    }

    /** The filter of the provider puts everything there. */
    void filed(String seed, String into) throws Exception {
        GreenMailUser user = server.getUserManager().getUserByEmail(address(seed));
        MailFolder inbox = server.getManagers().getImapHostManager().getInbox(user);
        MailFolder target = server.getManagers().getImapHostManager().getFolder(user, into);
        for (StoredMessage message : inbox.getMessages()) {
            target.store(message.getMimeMessage());
        }
        inbox.deleteAllMessages();
    }

    /** Swallowed. */
    void swallowed(String seed) throws FolderException {
        server.getManagers()
                .getImapHostManager()
                .getInbox(server.getUserManager().getUserByEmail(address(seed)))
                .deleteAllMessages();
    }

    /** Somebody else's mail, which proves that the mailbox gets any. */
    void otherMail(String seed) {
        com.icegreen.greenmail.util.GreenMailUtil.sendTextEmail(
                address(seed),
                "friend@elsewhere.test",
                "Hello",
                "Hello",
                server.getSmtp().getServerSetup());
    }

    /** A mail that calls itself au's report of blocked mail. */
    void report(String seed, String trace, String body) throws Exception {
        String text = trace.replace("\n", "\r\n") + "From: <report@au.com>\r\nSubject: =?UTF-8?B?"
                + Base64.getEncoder().encodeToString("お任せ規制レポート".getBytes(StandardCharsets.UTF_8))
                + "?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)) + "\r\n";
        GreenMailUser user = server.getUserManager().getUserByEmail(address(seed));
        server.getManagers()
                .getImapHostManager()
                .getInbox(user)
                .store(new MimeMessage(null, new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))));
    }

    void password(String seed, String password) {
        server.getUserManager().getUserByEmail(address(seed)).setPassword(password);
    }

    void smtpAway() {
        server.getSmtp().stopService();
    }

    int mails() {
        return server.getReceivedMessages().length;
    }

    List<String> told() {
        return telling.slack.headlines();
    }

    @Override
    public void close() {
        watch.close();
        telling.close();
        server.stop();
    }
}
