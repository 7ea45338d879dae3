package dev.repwatch.checks.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.NamedDns;
import dev.repwatch.checks.feeds.Redactor;
import dev.repwatch.checks.feeds.http.RotatingToken;
import dev.repwatch.checks.feeds.mailbox.AccessToken;
import dev.repwatch.checks.feeds.mailbox.MailboxLogin;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.file.LogArchive;
import dev.repwatch.checks.reputation.SourceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Test mails through a real Postfix to four providers played by a real Dovecot, and what our looks see of them. */
@Tag("shared")
class PlacementKitTest {

    private static final List<String> PROVIDERS =
            List.of("inbox.test", "junk.test", "named.test", "silent.test", "refuse.test", "later.test");
    private static final byte[] TEMPLATE = """
            From: Shop <news@example.test>
            To: nobody@example.test
            Subject: spamword in the subject
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            DKIM-Signature: v=1; d=example.test; s=a; b=AAAA;
             bh=BBBB

            Hello {{recipient}}, number {{token}}.
            """.getBytes(StandardCharsets.UTF_8);

    private static MailKit kit;
    private static CommandCounter counter;

    @BeforeAll
    static void start() throws IOException {
        kit = new MailKit();
        counter = new CommandCounter(kit.imap);
    }

    @AfterAll
    static void stop() throws IOException {
        counter.close();
        kit.close();
    }

    @Test
    void eachProviderDoesAsItDoesAndWeSeeIt() {
        Instant sent = InstantSource.system().instant();
        Submission path = new Submission(
                "127.0.0.1", kit.smtp, "none", Optional.empty(), "bounce@example.test", Duration.ofSeconds(30));
        Map<String, Handover> handed = new HashMap<>();
        for (String provider : PROVIDERS) {
            Submission.Result result =
                    path.send(SeedMail.of(TEMPLATE, token(provider), "seed@" + provider, sent), "seed@" + provider);
            assertThat(result.reached()).as(result.words()).isTrue();
            handed.put(provider, result.handover());
        }
        handed.putAll(logged(sent));
        Instant later = sent.plus(Duration.ofMinutes(61));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Map<String, Placement> seen = new HashMap<>();
            for (String provider : PROVIDERS) {
                seen.put(
                        provider,
                        judged(
                                provider,
                                token(provider),
                                sent,
                                handed.getOrDefault(provider, Handover.OWN_SERVER),
                                later));
            }
            assertThat(seen)
                    .containsEntry("inbox.test", Placement.INBOX)
                    .containsEntry("junk.test", Placement.SPAM)
                    .containsEntry("named.test", Placement.SPAM)
                    .containsEntry("silent.test", Placement.MISSING)
                    .containsEntry("refuse.test", Placement.REFUSED)
                    .containsEntry("later.test", Placement.DELAYED);
        });
        assertThat(counter.commands())
                .contains("EXAMINE", "LIST")
                .anyMatch(it -> it.endsWith("SEARCH"))
                // CLOSE removes nothing of what was opened with EXAMINE (RFC 9051 section 6.4.1)
                .noneMatch(it -> it.matches("(UID )?(STORE|MOVE|COPY|EXPUNGE)|APPEND|SELECT|CREATE|DELETE|RENAME"));
    }

    @Test
    void aNameInJapaneseIsDecodedOnceAndTheCopyTellsWhoDeliveredIt() {
        SeedToken token = new SeedToken("run2.named", "example.test");
        Instant sent = InstantSource.system().instant();
        new Submission("127.0.0.1", kit.smtp, "none", Optional.empty(), "bounce@example.test", Duration.ofSeconds(30))
                .send(SeedMail.of(TEMPLATE, token, "other@named.test", sent), "other@named.test");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            SeedMailbox.Seen seen =
                    mailbox(password("other@named.test"), "named.test").look(token);
            assertThat(((SeedLook.Looked) seen.look()).copies())
                    .extracting(SeenCopy::folder)
                    .containsExactly("迷惑メール_ドコモ用");
            assertThat(seen.folders()).contains("INBOX", "Junk", "迷惑メール_ドコモ用");
            assertThat(seen.spam()).contains("Junk", "迷惑メール_ドコモ用").doesNotContain("INBOX");
            assertThat(seen.copy()).isPresent();
        });
    }

    /** emailops#69: its UID changes with each folder, and it was lost; stalwart#670: somebody moves it back. */
    @Test
    void c15c17AMailThatIsMovedThereAndBackIsFoundEachTime() throws IOException {
        SeedToken token = new SeedToken("run4.moved", "example.test");
        String user = "moved@inbox.test";
        Instant sent = InstantSource.system().instant();
        new Submission("127.0.0.1", kit.smtp, "none", Optional.empty(), "bounce@example.test", Duration.ofSeconds(30))
                .send(SeedMail.of(TEMPLATE, token, user, sent), user);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(roles(user, token)).containsExactly(FolderRole.INBOX));
        kit.move(user, "INBOX", "Junk");
        assertThat(roles(user, token)).containsExactly(FolderRole.SPAM);
        kit.move(user, "Junk", "INBOX");
        assertThat(roles(user, token)).containsExactly(FolderRole.INBOX);
    }

    private static List<FolderRole> roles(String user, SeedToken token) {
        SeedLook look = mailbox(password(user), "inbox.test").look(token).look();
        return ((SeedLook.Looked) look).copies().stream().map(SeenCopy::role).toList();
    }

    @Test
    void anExpiredTokenIsHadAnewOnceAndThenItIsSaid() throws IOException {
        Instant now = InstantSource.system().instant();
        String user = "oauth@inbox.test";
        String old = MailKit.accessToken(user, now.minusSeconds(9000), now.minusSeconds(3600));
        String good = MailKit.accessToken(user, now.minusSeconds(60), now.plusSeconds(3600));
        SeedToken token = new SeedToken("run3.oauth", "example.test");
        try (MockWebServer service = new MockWebServer()) {
            service.start();
            answer(service, old);
            answer(service, good);
            SeedLook first =
                    mailbox(oauth(user, service), "inbox.test").look(token).look();
            assertThat(first).isInstanceOf(SeedLook.Looked.class);
            assertThat(service.getRequestCount()).isEqualTo(2);

            answer(service, old);
            answer(service, old);
            SeedLook second =
                    mailbox(oauth(user, service), "inbox.test").look(token).look();
            assertThat(second)
                    .isInstanceOfSatisfying(
                            SeedLook.Unreadable.class,
                            it -> assertThat(it.cause()).isEqualTo("bad_credentials"));
            assertThat(service.getRequestCount()).isEqualTo(4);
        }
    }

    private static void answer(MockWebServer service, String token) {
        service.enqueue(new MockResponse.Builder()
                .body("{\"access_token\":\"" + token + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}")
                .build());
    }

    private static SeedToken token(String provider) {
        return new SeedToken("run1." + provider, "example.test");
    }

    private static Placement judged(String provider, SeedToken token, Instant sent, Handover handover, Instant now) {
        String address = "seed@" + provider;
        SeedLook look = mailbox(password(address), provider).look(token).look();
        // a fresh mailbox proves nothing; here it is the one of a provider that swallows
        SeedLook proven = look instanceof SeedLook.Looked looked
                ? new SeedLook.Looked(looked.at(), looked.copies(), looked.spamFolder(), true)
                : look;
        SeedTrial trial =
                new SeedTrial(address, provider, sent, handover, List.of(proven), Optional.empty(), Optional.empty());
        return new PlacementJudge(PlacementTimes.USUAL).judge(trial, now).placement();
    }

    /** The kit's Postfix refuses two of the providers itself, and logs what the others said. */
    private static Map<String, Handover> logged(Instant sent) {
        List<String> taken = PROVIDERS.subList(0, 4);
        LoggedHandover log = new LoggedHandover();
        taken.forEach(it -> log.watch("seed@" + it, sent));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            new LogArchive(Optional.empty(), ZoneId.systemDefault(), new SourceAddresses(Map.of()))
                    .read(kit.maillog(), log::add);
            return taken.stream().allMatch(it -> log.of("seed@" + it, sent).isPresent());
        });
        return taken.stream()
                .collect(Collectors.toMap(
                        it -> it, it -> log.of("seed@" + it, sent).orElseThrow()));
    }

    private static SeedMailbox mailbox(MailboxLogin login, String provider) {
        List<String> spam = provider.equals("named.test") ? List.of("迷惑メール_ドコモ用") : List.of();
        return new SeedMailbox(login, spam, "", context());
    }

    private static MailboxLogin password(String user) {
        return MailboxLogin.of(
                "127.0.0.1",
                Optional.of(counter.port()),
                Optional.of("none"),
                user,
                new Secret("anything"),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private static MailboxLogin oauth(String user, MockWebServer service) {
        Redactor redactor = new Redactor();
        RotatingToken refresh = new RotatingToken(new Secret("refresh-token"), redactor);
        return password(user)
                .with(new AccessToken(service.url("/token"), "client", Optional.empty(), refresh, context()));
    }

    private static FeedContext context() {
        return new FeedContext(
                new SourceId("seed"),
                InstantSource.system(),
                NamedDns.SILENT,
                AddressGuard.ANYWHERE,
                new Limits(Duration.ofSeconds(20), 1_000_000),
                new Redactor());
    }
}
