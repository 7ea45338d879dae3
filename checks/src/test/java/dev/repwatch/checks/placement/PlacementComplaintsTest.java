package dev.repwatch.checks.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.NamedDns;
import dev.repwatch.checks.feeds.Redactor;
import dev.repwatch.checks.feeds.mailbox.MailSearch.ListedFolder;
import dev.repwatch.checks.feeds.mailbox.MailboxLogin;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.reputation.SourceId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * What users of other tools complained of, each named by its place. Numbers 12 (docomo's folder), 18 (no changing command), 19
 * (an expired token) and 21 (a folder name in Japanese) are in {@code PlacementKitTest}, against a real Dovecot, as are 15 and 17 (moved mail)
 * once more; 14 and 16 (tabs) are in {@code GmailTabsTest} once more; what is said of 17 is in {@code PlacementShowCommandTest}. Number 20 (nobody
 * understands the terms) is the table of docs/placement.md, of which {@code PlacementWordsTest} sees that it names each.
 */
class PlacementComplaintsTest {

    private static final Instant SENT = Instant.parse("2026-11-29T10:00:00Z");
    private final PlacementJudge judge = new PlacementJudge(PlacementTimes.USUAL);

    /** uxc#445: Outlook takes no password any more, and clients hang. */
    @Test
    void c11APasswordThatOutlookRefusesIsToldWithTheWayOutAndNotTriedAgain() throws IOException {
        try (ServerSocket outlook = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> logins = CompletableFuture.supplyAsync(() -> refuse(outlook));
            MailboxLogin login = MailboxLogin.of(
                    "127.0.0.1",
                    Optional.of(outlook.getLocalPort()),
                    Optional.of("none"),
                    "seed@outlook.example",
                    new Secret("old"),
                    Optional.empty(),
                    Optional.empty(),
                    true);
            FeedContext context = new FeedContext(
                    new SourceId("seed"),
                    InstantSource.fixed(SENT),
                    NamedDns.SILENT,
                    AddressGuard.ANYWHERE,
                    new Limits(Duration.ofSeconds(10), 1_000_000),
                    new Redactor());
            SeedLook look = new SeedMailbox(login, List.of(), "", context)
                    .look(new SeedToken("r.s", "example.jp"))
                    .look();
            assertThat(look).isInstanceOfSatisfying(SeedLook.Unreadable.class, it -> {
                assertThat(it.cause()).isEqualTo("bad_credentials");
                assertThat(it.detail()).contains("wants OAuth");
            });
            assertThat(logins.join()).isEqualTo(1);
        }
    }

    /** Validity 9036129392027: seeds that share one mail look missing. */
    @Test
    void c13EverySeedHasATokenOfItsOwnAndAMailOfItsOwn() {
        byte[] template = "From: a@example.jp\r\nTo: all@example.jp\r\nSubject: x\r\n\r\n{{token}}"
                .getBytes(StandardCharsets.US_ASCII);
        for (String seed : List.of("gmail-1", "gmail-2")) {
            byte[] mail =
                    SeedMail.of(template, new SeedToken("run." + seed, "example.jp"), seed + "@gmail.example", SENT);
            assertThat(new String(mail, StandardCharsets.US_ASCII).lines())
                    .contains(
                            "Message-ID: <run." + seed + "@example.jp>",
                            "X-Repwatch-Seed: run." + seed,
                            "To: <" + seed + "@gmail.example>",
                            "run." + seed)
                    .noneMatch(line -> line.contains("all@example.jp"));
        }
    }

    /** nylas-mail#106, Mailspring#439: tabs are invisible; omamail#19: an account without tabs matches none. */
    @Test
    void c14c16WithoutKnowledgeOfTabsTheInboxIsTheInbox() {
        assertThat(placement(looked(copy("INBOX", FolderRole.INBOX)))).isEqualTo(Placement.INBOX);
    }

    /** emailops#69: a moved message was lost, for its UID changes. */
    @Test
    void c15AMovedMessageIsFoundByItsMessageIdInWhateverFolder() {
        assertThat(placement(looked(copy("INBOX", FolderRole.INBOX)), looked(copy("Junk", FolderRole.SPAM))))
                .isEqualTo(Placement.SPAM);
    }

    /** stalwart#670: a client moves mail back. */
    @Test
    void c17EachLookIsKeptSoThatMovingThereAndBackIsSeen() {
        SeedTrial trial = trial(
                looked(copy("INBOX", FolderRole.INBOX)),
                looked(copy("Junk", FolderRole.SPAM)),
                looked(copy("INBOX", FolderRole.INBOX)));
        assertThat(trial.looks()).hasSize(3);
        assertThat(judge.judge(trial, SENT.plusSeconds(3600)).placement()).isEqualTo(Placement.INBOX);
    }

    /** A folder is known by its mark, by the provider's name for it, and by the usual names in both languages. */
    @Test
    void spamFoldersAreKnownByMarkAndName() {
        FolderRoles roles = new FolderRoles(List.of("迷惑メール_ドコモ用"));
        assertThat(roles.of(new ListedFolder("Werbung", Set.of("junk")))).isEqualTo(FolderRole.SPAM);
        assertThat(roles.of(new ListedFolder("迷惑メール_ドコモ用", Set.of()))).isEqualTo(FolderRole.SPAM);
        assertThat(roles.of(new ListedFolder("[Gmail]/Spam", Set.of()))).isEqualTo(FolderRole.SPAM);
        assertThat(roles.of(new ListedFolder("迷惑メール", Set.of()))).isEqualTo(FolderRole.SPAM);
        assertThat(roles.of(new ListedFolder("Archive", Set.of("archive")))).isEqualTo(FolderRole.OTHER);
    }

    /** How many sign-ins came until the client was gone. */
    private static int refuse(ServerSocket server) {
        int logins = 0;
        try (Socket client = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "* OK [CAPABILITY IMAP4rev1] ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String tag = line.substring(0, Math.max(0, line.indexOf(' ')));
                String rest = line.substring(tag.length()).strip().toUpperCase(Locale.ROOT);
                if (rest.startsWith("LOGIN") || rest.startsWith("AUTHENTICATE")) {
                    logins++;
                    say(client, tag + " NO Basic authentication is disabled.");
                } else if (rest.startsWith("CAPABILITY")) {
                    say(client, "* CAPABILITY IMAP4rev1\r\n" + tag + " OK");
                } else {
                    say(client, tag + " OK");
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return logins;
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private Placement placement(SeedLook... looks) {
        return judge.judge(trial(looks), SENT.plusSeconds(3600)).placement();
    }

    private static SeedTrial trial(SeedLook... looks) {
        return new SeedTrial(
                "gmail-1", "gmail", SENT, Handover.PROVIDER, List.of(looks), Optional.empty(), Optional.empty());
    }

    private static SeedLook looked(SeenCopy... copies) {
        return new SeedLook.Looked(SENT, List.of(copies), true, true);
    }

    private static SeenCopy copy(String folder, FolderRole role) {
        return new SeenCopy(folder, role, Optional.empty(), Optional.of(SENT));
    }
}
