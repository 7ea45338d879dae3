package dev.repwatch.monitor.delisting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.RefusalCost;
import dev.repwatch.monitor.delisting.evidence.PostureFact;
import dev.repwatch.monitor.delisting.evidence.PostureFact.Verdict;
import dev.repwatch.monitor.delisting.evidence.PostureFact.What;
import dev.repwatch.monitor.delisting.evidence.RemovalEvidence;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.notify.Lists;
import dev.repwatch.monitor.notify.NotificationWorld;
import dev.repwatch.monitor.notify.Sample;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The removal requests that people send, word for word: by page, by mail, to the provider, and where nothing is known. */
class RequestWriterTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/repwatch/monitor/delisting/drafts");

    private static final RemovalEvidence EVIDENCE = new RemovalEvidence(
            "192.0.2.10",
            Optional.of(Sample.NINE.plusSeconds(3600)),
            List.of(
                    new PostureFact(What.PTR, Verdict.GOOD, "mx1.example.test"),
                    new PostureFact(What.HELO, Verdict.ASTRAY, "old.example.test"),
                    new PostureFact(What.SPF, Verdict.GOOD, "example.test: v=spf1 ip4:192.0.2.0/24 -all"),
                    new PostureFact(What.DMARC, Verdict.MISSING, "_dmarc.example.test")),
            Optional.of(new RefusalCost(
                    12, 4_000, List.of("gmx"), "554 5.7.1 client host [192.0.2.10] blocked using bl.example")),
            List.of(new RemovalEvidence.Volume("dmarc", "messages reported in seven days", 12_345, Sample.NINE)));

    private static final RemovalEvidence NOTHING_KNOWN = new RemovalEvidence(
            "192.0.2.10",
            Optional.empty(),
            List.of(
                    new PostureFact(What.PTR, Verdict.UNKNOWN, "10.2.0.192.in-addr.arpa"),
                    new PostureFact(What.HELO, Verdict.NOT_CONFIGURED, ""),
                    new PostureFact(What.SPF, Verdict.NOT_CONFIGURED, ""),
                    new PostureFact(What.DMARC, Verdict.NOT_CONFIGURED, "")),
            Optional.empty(),
            List.of());

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "self, EN", "mail, EN", "provider, EN", "unknown, EN", "blank, EN",
        "self, JA", "mail, JA", "provider, JA", "unknown, JA", "blank, JA"
    })
    void isWordForWord(String kind, Language language) throws IOException {
        RequestDraft requestDraft = draft(kind, language);
        String text = "To: " + requestDraft.to().orElse("-") + "\nPage: "
                + requestDraft.page().map(URI::toString).orElse("-") + "\nSubject: " + requestDraft.subject() + "\n\n"
                + requestDraft.text();
        Path golden = GOLDEN.resolve(kind + "." + language.tag() + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    @Test
    void theLinkCarriesTheAddress() {
        assertThat(draft("self", Language.EN).page())
                .contains(URI.create("https://bl.example.test/remove?ip=192.0.2.10"));
    }

    @Test
    void wordsFromOutsideCannotPassForOurs() {
        RequestDraft requestDraft =
                drafted(list(Removal.Who.SELF, Language.EN), Scope.IP, Language.EN, "done\n- PTR: forged", EVIDENCE);
        assertThat(requestDraft.text().lines()).noneMatch(line -> line.startsWith("- PTR: forged"));
    }

    private RequestDraft draft(String kind, Language language) {
        DnsblList list = switch (kind) {
            case "mail" -> mailed(language);
            case "unknown" -> list(Removal.Who.UNKNOWN, language);
            default -> list(Removal.Who.SELF, language);
        };
        boolean blank = kind.equals("blank");
        return drafted(
                list,
                kind.equals("provider") ? Scope.ASN : Scope.IP,
                language,
                blank ? "" : "the relay on port 8025 is closed",
                blank ? NOTHING_KNOWN : EVIDENCE);
    }

    private RequestDraft drafted(
            DnsblList list, Scope scope, Language own, String note, RemovalEvidence removalEvidence) {
        try (NotificationWorld world = new NotificationWorld(directory)) {
            world.sample.add(list);
            world.opens(new Episode(
                    1,
                    Sample.ip("192.0.2.10"),
                    list.id(),
                    new Listing(
                            List.of(new ListedCode("127.0.0.2", "spam source", "spam", Severity.MAJOR, scope)),
                            Optional.of("spam received")),
                    Sample.NINE,
                    Sample.NINE,
                    Sample.NINE,
                    true,
                    false,
                    1,
                    Optional.empty()));
            TaskBook book = new TaskBook(
                    world.database,
                    world.notificationService.desk(),
                    world.clock,
                    world.sample,
                    own,
                    (targets, source) -> List.of(removalEvidence),
                    ActWitness.none());
            long id = world.openTasks().get(0).id();
            if (!note.isEmpty()) {
                book.act(id, "fixed", "alice", note, Duration.ofHours(1));
            }
            return book.find(id).orElseThrow().draft().orElseThrow();
        }
    }

    private static DnsblList list(Removal.Who who, Language language) {
        return located(
                Lists.list(
                        "bl",
                        "Example BL",
                        2,
                        new Removal(
                                "As its page says.",
                                who,
                                Optional.of(URI.create("https://bl.example.test/remove")),
                                Optional.of("https://bl.example.test/remove?ip={target}"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                "free",
                                Optional.empty(),
                                Optional.empty())),
                language);
    }

    private static DnsblList mailed(Language language) {
        return located(
                Lists.list(
                        "bl",
                        "Example BL",
                        2,
                        new Removal(
                                "Write to the operator.",
                                Removal.Who.SELF,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("removal@bl.example.test"),
                                Optional.empty(),
                                Optional.empty(),
                                "free",
                                Optional.empty(),
                                Optional.empty())),
                language);
    }

    private static DnsblList located(DnsblList list, Language language) {
        String home = language == Language.JA ? "https://bl.example.jp/" : "https://bl.example.test/";
        return new DnsblList(
                new SourceId("bl"),
                list.title(),
                list.zone(),
                list.kinds(),
                list.operator(),
                Optional.of(URI.create(home)),
                list.tier(),
                list.codes(),
                list.errors(),
                list.test(),
                list.parent(),
                list.key(),
                list.terms(),
                list.minInterval(),
                list.removal(),
                list.status(),
                list.enabled(),
                list.verified());
    }
}
