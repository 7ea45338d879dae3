package dev.repwatch.checks.feeds.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.NamedDns;
import dev.repwatch.checks.feeds.Redactor;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.placement.SeedLook;
import dev.repwatch.checks.placement.SeedMailbox;
import dev.repwatch.checks.placement.SeedToken;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A seed mailbox of ten thousand folders. */
class ManyFoldersTest {

    private static final Instant NOW = Instant.parse("2026-11-29T01:00:00Z");

    @Test
    void whatIsInNoneOfTheFoldersLookedInIsNotMissing() {
        assertThat(look(List.of("INBOX", "Spam")).look()).isInstanceOfSatisfying(SeedLook.Unreadable.class, it -> {
            assertThat(it.cause()).isEqualTo("too_many_folders");
            assertThat(it.detail()).isEqualTo("9800 of its 10002 folders were not looked in");
        });
    }

    @Test
    void theSpamFolderIsLookedInHoweverManyThereAre() {
        assertThat(look(List.of("INBOX", "Spam")).heard())
                .anyMatch(it -> it.contains("EXAMINE INBOX"))
                .anyMatch(it -> it.contains("EXAMINE Spam"))
                .filteredOn(it -> it.contains("EXAMINE"))
                .hasSize(202);
    }

    private record Look(SeedLook look, List<String> heard) {}

    /** @param last the folders that the server lists behind ten thousand others */
    private static Look look(List<String> last) {
        String listed = IntStream.range(0, 10_000)
                        .mapToObj(i -> "* LIST () \"/\" archive-" + i + "\r\n")
                        .collect(Collectors.joining())
                + last.stream().map(it -> "* LIST () \"/\" " + it + "\r\n").collect(Collectors.joining());
        try (ScriptedImap server = new ScriptedImap(
                "* OK [CAPABILITY IMAP4rev1] ready",
                Map.of(
                        "LIST",
                        listed + "TAG OK done",
                        "EXAMINE",
                        "* 0 EXISTS\r\n* OK [UIDVALIDITY 7]\r\n* OK [UIDNEXT 1]\r\nTAG OK [READ-ONLY] done",
                        "SEARCH",
                        "* SEARCH\r\nTAG OK done"))) {
            MailboxLogin login = MailboxLogin.of(
                    "127.0.0.1",
                    Optional.of(server.port()),
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
            SeedLook look = new SeedMailbox(login, List.of(), "mx.example.jp", context)
                    .look(new SeedToken("0123456789abcdef", "seeds.example.jp"))
                    .look();
            return new Look(look, server.heard());
        }
    }
}
