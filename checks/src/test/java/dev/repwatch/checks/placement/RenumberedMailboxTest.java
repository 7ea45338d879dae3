package dev.repwatch.checks.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.NamedDns;
import dev.repwatch.checks.feeds.Redactor;
import dev.repwatch.checks.feeds.mailbox.MailboxLogin;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.reputation.SourceId;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A seed mailbox that its provider numbers anew. */
class RenumberedMailboxTest {

    private static final Instant NOW = Instant.parse("2026-11-29T01:00:00Z");
    private static final SeedToken TOKEN = new SeedToken("0123456789abcdef", "seeds.example.jp");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser user;

    @BeforeEach
    void start() throws Exception {
        server.start();
        user = server.getUserManager().createUser("seed@example.jp", "seed", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailboxThatIsNumberedAnewIsReadAsBefore() throws Exception {
        append(folder("Junk"));
        SeedLook before = look();
        long validity = folderOf("Junk").getUidValidity();
        // the server numbers mailboxes by the second
        await().until(() -> {
            server.getManagers().getImapHostManager().deleteMailbox(user, "Junk");
            return folder("Junk").getUidValidity() != validity;
        });
        append(folderOf("Junk"));
        assertThat(copies(look())).isEqualTo(copies(before)).hasSize(1);
    }

    private static List<String> copies(SeedLook look) {
        return ((SeedLook.Looked) look)
                .copies().stream().map(it -> it.folder() + " " + it.role()).toList();
    }

    private SeedLook look() {
        MailboxLogin login = MailboxLogin.of(
                "127.0.0.1",
                Optional.of(server.getImap().getPort()),
                Optional.of("none"),
                "seed",
                new Secret("secret"),
                Optional.empty(),
                Optional.empty(),
                true);
        FeedContext context = new FeedContext(
                new SourceId("seed"),
                () -> NOW,
                NamedDns.SILENT,
                AddressGuard.ANYWHERE,
                new Limits(Duration.ofSeconds(20), 1_000_000),
                new Redactor());
        return new SeedMailbox(login, List.of(), "mx.example.jp", context)
                .look(TOKEN)
                .look();
    }

    private MailFolder folder(String name) throws Exception {
        return server.getManagers().getImapHostManager().createMailbox(user, name);
    }

    private MailFolder folderOf(String name) {
        return server.getManagers().getImapHostManager().getFolder(user, name);
    }

    private static void append(MailFolder folder) throws Exception {
        String text = SeedToken.HEADER + ": " + TOKEN.value() + "\r\nMessage-ID: " + TOKEN.messageId()
                + "\r\nSubject: test\r\n\r\ntest\r\n";
        folder.appendMessage(
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))),
                new Flags(),
                Date.from(NOW));
    }
}
