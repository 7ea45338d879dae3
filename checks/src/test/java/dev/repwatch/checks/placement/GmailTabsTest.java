package dev.repwatch.checks.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.NamedDns;
import dev.repwatch.checks.feeds.Redactor;
import dev.repwatch.checks.feeds.mailbox.MailboxLogin;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.reputation.SourceId;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Under which tab a test mail stands at Gmail: nylas-mail#106, Mailspring#439, omamail#19. */
class GmailTabsTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    @BeforeEach
    void oneMail() throws Exception {
        server.start();
        GreenMailUser user = server.setUser("seed@gmail.test", "seed@gmail.test", "secret");
        user.deliver(new MimeMessage(
                GreenMailUtil.getSession(server.getImap().getServerSetup()),
                new ByteArrayInputStream(
                        "From: a@example.jp\r\nMessage-ID: <run1.g@example.jp>\r\nSubject: x\r\n\r\nhello\r\n"
                                .getBytes(StandardCharsets.US_ASCII))));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailUnderPromotionsIsThere() throws IOException {
        try (GmailFront gmail =
                new GmailFront(server.getImap().getPort(), Set.of("category:primary", "category:promotions"))) {
            assertThat(tabs(gmail.port())).containsExactly(Optional.of("promotions"));
            assertThat(gmail.asked())
                    .containsExactly("category:primary", "category:promotions rfc822msgid:run1.g@example.jp");
        }
    }

    @Test
    void aMailUnderNoneOfTheOthersIsPrimary() throws IOException {
        try (GmailFront gmail = new GmailFront(server.getImap().getPort(), Set.of("category:primary"))) {
            assertThat(tabs(gmail.port())).containsExactly(Optional.of("primary"));
        }
    }

    /** omamail#19: category:primary never matches there, and promotions would be shown to nobody. */
    @Test
    void anAccountWithoutTabsHasNone() throws IOException {
        try (GmailFront gmail = new GmailFront(server.getImap().getPort(), Set.of("category:promotions"))) {
            assertThat(tabs(gmail.port())).containsExactly(Optional.empty());
        }
    }

    @Test
    void anotherServerIsNotAsked() {
        assertThat(tabs(server.getImap().getPort())).containsExactly(Optional.empty());
    }

    private static List<Optional<String>> tabs(int port) {
        MailboxLogin login = MailboxLogin.of(
                "127.0.0.1",
                Optional.of(port),
                Optional.of("none"),
                "seed@gmail.test",
                new Secret("secret"),
                Optional.empty(),
                Optional.empty(),
                true);
        FeedContext context = new FeedContext(
                new SourceId("seed"),
                InstantSource.system(),
                NamedDns.SILENT,
                AddressGuard.ANYWHERE,
                new Limits(Duration.ofSeconds(20), 1_000_000),
                new Redactor());
        SeedMailbox.Seen seen =
                new SeedMailbox(login, List.of(), "", context).look(new SeedToken("run1.g", "example.jp"));
        assertThat(seen.look()).as(seen.toString()).isInstanceOf(SeedLook.Looked.class);
        return ((SeedLook.Looked) seen.look())
                .copies().stream().map(SeenCopy::tab).toList();
    }
}
