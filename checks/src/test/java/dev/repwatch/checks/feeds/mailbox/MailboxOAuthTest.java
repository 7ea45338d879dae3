package dev.repwatch.checks.feeds.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.NamedDns;
import dev.repwatch.checks.feeds.Redactor;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.reputation.SourceId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mailbox of reports at a provider that takes no password. */
class MailboxOAuthTest {

    private static final Instant NOW = Instant.parse("2026-11-29T01:00:00Z");
    private static final String GREETING = "* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready";

    private final MockWebServer tokens = new MockWebServer();
    private final ScriptedImap imap = new ScriptedImap(
            GREETING,
            Map.of("EXAMINE", "* 0 EXISTS\r\n* OK [UIDVALIDITY 7]\r\n* OK [UIDNEXT 1]\r\nTAG OK [READ-ONLY] done"));

    @BeforeEach
    void start() throws IOException {
        tokens.start();
    }

    @AfterEach
    void stop() throws IOException {
        imap.close();
        tokens.close();
    }

    @Test
    void itIsOpenedByAnAccessTokenAndWhatReplacesTheRefreshTokenOutlivesARestart() throws Exception {
        answer("access-1", "refresh-2");
        MailLedger ledger = MailLedger.open(Optional.empty(), NOW);
        read(ledger);
        assertThat(signedInWith()).containsExactly("user=dmarc@example.jp\u0001auth=Bearer access-1\u0001\u0001");
        assertThat(form()).contains("grant_type=refresh_token", "refresh_token=refresh-1", "client_id=our-program");
        String kept = ledger.bookmark();
        assertThat(kept).doesNotContain("refresh-2", "refresh-1", "access-1");

        answer("access-3", "refresh-3");
        read(MailLedger.open(Optional.of(kept), NOW));
        assertThat(form()).contains("refresh_token=refresh-2");
    }

    @Test
    void aLedgerOfAnOlderVersionIsReadOn() {
        MailLedger ledger = MailLedger.open(
                Optional.of(
                        "{\"form\":2,\"validity\":7,\"uid\":42,\"barren\":0,\"stuck\":0,\"stuckLooks\":0,\"newest\":\"\","
                                + "\"left\":0,\"seen\":{},\"counts\":{},\"names\":{}}"),
                NOW);
        assertThat(ledger.lastUid()).isEqualTo(42);
        assertThat(ledger.access()).isEmpty();
    }

    @Test
    void aSignInThatHasEndedIsSaidWithoutAnyToken() {
        tokens.enqueue(new MockResponse.Builder()
                .code(400)
                .body("{\"error\":\"invalid_grant\"}")
                .build());
        assertThatThrownBy(() -> read(MailLedger.open(Optional.empty(), NOW)))
                .isInstanceOf(FeedFailure.class)
                .hasMessageContaining("sign in again")
                .hasMessageNotContaining("refresh-1");
    }

    @Test
    void onePasswordOrOneSignInIsWanted() {
        assertThatThrownBy(() -> MailboxOAuth.requireOne(Optional.empty(), Optional.empty()))
                .hasMessageStartingWith("password: give either password or oauth");
        assertThatThrownBy(() -> MailboxOAuth.requireOne(Optional.of(new Secret("x")), Optional.of(oauth())))
                .hasMessageStartingWith("password: give either password or oauth");
    }

    private void read(MailLedger ledger) throws FeedFailure {
        MailboxLogin login = MailboxLogin.of(
                "127.0.0.1",
                Optional.of(imap.port()),
                Optional.of("none"),
                "dmarc@example.jp",
                new Secret(""),
                Optional.empty(),
                Optional.empty(),
                true);
        FeedContext context = new FeedContext(
                new SourceId("dmarc"),
                () -> NOW,
                NamedDns.SILENT,
                AddressGuard.ANYWHERE,
                new Limits(java.time.Duration.ofSeconds(20), 1_000_000),
                new Redactor());
        Mailbox.of(login, Optional.of(oauth()), context)
                .readNew(ledger, (message, received, skips) -> {}, new FeedResult.Builder());
    }

    private MailboxOAuth oauth() {
        return new MailboxOAuth(
                URI.create(tokens.url("/token").toString()), "our-program", Optional.empty(), new Secret("refresh-1"));
    }

    private void answer(String access, String refresh) {
        tokens.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"access_token\":\"" + access + "\",\"expires_in\":3600,\"refresh_token\":\"" + refresh + "\"}")
                .build());
    }

    private String form() throws InterruptedException {
        return tokens.takeRequest().getBody().utf8();
    }

    private List<String> signedInWith() {
        return imap.heard().stream()
                .filter(line -> line.contains("AUTHENTICATE XOAUTH2 "))
                .map(line -> new String(
                        Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)), StandardCharsets.UTF_8))
                .toList();
    }
}
