package dev.repwatch.checks.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.NamedDns;
import dev.repwatch.checks.feeds.Redactor;
import dev.repwatch.checks.feeds.mailbox.MailboxLogin;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.reputation.SourceId;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports in a mailbox, over IMAP. */
class BlockReportsTest {

    private static final String VOUCHED = "Authentication-Results: mx.au.example; dkim=pass header.d=au.com\r\n";
    private static final String RECEIVED =
            "Received: from a.example (a.example [192.0.2.7]) by mx.au.example; Mon, 30 Nov 2026 12:00:00 +0900\r\n";
    private static final String BODY = "受信日時：2026/11/30 10:05\nFromアドレス（送信者）：news@example.jp\n規制理由：なりすまし規制\n";
    private static final List<BlockEntry> ENTRIES =
            List.of(new BlockEntry(Instant.parse("2026-11-30T01:05:00Z"), "news@example.jp", "なりすまし規制"));

    private final GreenMail server =
            new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});
    private GreenMailUser user;

    @BeforeEach
    void start() {
        server.start();
        user = server.setUser("seed@au.test", "seed@au.test", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aReportIsReadInEachEncodingAndNothingIsChanged() throws Exception {
        mail(VOUCHED + RECEIVED, "お任せ規制レポート", "text/plain", "iso-2022-jp", BODY);
        try (CommandCounter counter = new CommandCounter(server.getImap().getPort())) {
            assertThat(reading(counter.port(), "")).isEqualTo(new BlockReports.Contents(ENTRIES, 1, 0, 0, 0));
            assertThat(counter.commands())
                    .contains("EXAMINE", "FETCH")
                    .doesNotContain("SELECT", "STORE", "UID STORE", "APPEND", "EXPUNGE", "COPY", "MOVE");
        }
        mail(VOUCHED + RECEIVED, "規制レポート", "text/plain", "utf-8", BODY);
        mail(
                VOUCHED + RECEIVED,
                "Report",
                "text/html",
                "utf-8",
                "<h1>迷惑メールおまかせ規制レポート</h1><table><tr><th>受信日時<td>2026/11/30 10:05<tr><th>Fromアドレス(送信者)"
                        + "<td>news@example.jp<tr><th>規制理由<td>なりすまし規制</table><p>au</p>");
        assertThat(reading("")).isEqualTo(new BlockReports.Contents(ENTRIES, 3, 0, 0, 0));
        assertThat(inbox().getMessages())
                .allSatisfy(it -> assertThat(it.getFlags().contains(jakarta.mail.Flags.Flag.SEEN))
                        .isFalse());
    }

    @Test
    void whatNobodyVouchesForIsCountedAndNotRead() throws Exception {
        // nothing; a failure; another's domain; a line of the sender's own making below that of the server
        mail(RECEIVED, "規制レポート", "text/plain", "utf-8", BODY);
        mail(VOUCHED.replace("pass", "fail") + RECEIVED, "規制レポート", "text/plain", "utf-8", BODY);
        mail(VOUCHED.replace("au.com", "evil-au.com") + RECEIVED, "規制レポート", "text/plain", "utf-8", BODY);
        mail(RECEIVED + VOUCHED, "規制レポート", "text/plain", "utf-8", BODY);
        assertThat(reading("")).isEqualTo(new BlockReports.Contents(List.of(), 0, 4, 0, 0));
    }

    @Test
    void whereTheNameOfTheServerIsKnownOnlyItsOwnResultsCount() throws Exception {
        mail(RECEIVED + VOUCHED, "規制レポート", "text/plain", "utf-8", BODY);
        assertThat(reading("mx.au.example").entries()).isEqualTo(ENTRIES);
        assertThat(reading("mx.kddi.example")).isEqualTo(new BlockReports.Contents(List.of(), 0, 1, 0, 0));
    }

    @Test
    void otherMailOfTheProviderIsNoReport() throws Exception {
        mail(VOUCHED + RECEIVED, "ご請求のお知らせ", "text/plain", "utf-8", "受信日時：2026/11/30 10:05\nFrom：news@example.jp\n");
        assertThat(reading("")).isEqualTo(BlockReports.Contents.NOTHING);
    }

    @Test
    void aReportWithoutAnEntryAndOneThatIsTooLargeAreCounted() throws Exception {
        mail(VOUCHED + RECEIVED, "規制レポート", "text/plain", "utf-8", "昨日規制したメールの一覧です。");
        mail(VOUCHED + RECEIVED, "規制レポート", "text/plain", "utf-8", "x".repeat(8_000_000));
        mail(VOUCHED + RECEIVED, "規制レポート", "text/plain", "utf-8", BODY + "受信日時：不明\nFromアドレス：x@example.jp\n");
        assertThat(reading("")).isEqualTo(new BlockReports.Contents(ENTRIES, 1, 0, 2, 1));
    }

    @Test
    void aMailboxThatCannotBeReadSaysSo() {
        user.setPassword("another");
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(FeedFailure.class, () -> reading(""))
                        .why()
                        .label())
                .isEqualTo("bad_credentials");
    }

    private BlockReports.Contents reading(String authserv) throws FeedFailure {
        return reading(server.getImap().getPort(), authserv);
    }

    private static BlockReports.Contents reading(int port, String authserv) throws FeedFailure {
        MailboxLogin login = MailboxLogin.of(
                "127.0.0.1",
                Optional.of(port),
                Optional.of("none"),
                "seed@au.test",
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
        List<String> reporters = MailboxProvider.of("au").orElseThrow().reporters();
        return new BlockReports(login, authserv, reporters, context)
                .since(InstantSource.system().instant().minus(Duration.ofDays(1)));
    }

    private MailFolder inbox() throws FolderException {
        return server.getManagers().getImapHostManager().getInbox(user);
    }

    private void mail(String trace, String subject, String type, String charset, String body) throws Exception {
        String encoded = Base64.getMimeEncoder().encodeToString(body.getBytes(Charset.forName(charset)));
        String word = Base64.getEncoder().encodeToString(subject.getBytes(Charset.forName(charset)));
        String message = trace
                + "From: <report@au.com>\r\nSubject: =?" + charset + "?B?" + word + "?=\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: " + type + "; charset=" + charset + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + encoded + "\r\n";
        inbox().store(mime(message));
    }

    private static MimeMessage mime(String message) throws jakarta.mail.MessagingException, IOException {
        try (ByteArrayInputStream in = new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1))) {
            return new MimeMessage(null, in);
        }
    }
}
