package dev.repwatch.monitor.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dnsbl.AbsenceProof;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.Decoder;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.notify.Sample;
import dev.repwatch.monitor.notify.wording.Wording;
import dev.repwatch.monitor.store.HistoryRows.EventLine;
import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spamhaus ZEN of the shipped catalogue, whose codes say which of its parts lists an address. */
class ZenCodesTest extends TrackerWorld {

    private static final String ZEN = "spamhaus-zen";
    private static final DnsblList LIST =
            Catalogue.shipped().find(new SourceId(ZEN)).orElseThrow();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Override
    StorageLocation location() {
        return new StorageLocation.H2File(directory.resolve("repwatch"));
    }

    @BeforeEach
    void onlyZen() {
        tracker.watch(targets(IP), List.of(LIST));
        hear(IP, ZEN, World.clean(), "a:53");
        tracker.roundFinished(clock.instant());
        diary.told.clear();
    }

    @Test
    void fromPblToXblIsAnEventWithinOneEpisode() {
        confirmed("127.0.0.10");
        confirmed("127.0.0.4");
        assertThat(diary.kinds()).containsOnlyOnce("ListingOpened").containsOnlyOnce("ListingChanged");
        assertThat(tracker.view().open()).hasSize(1);
        TargetHistory history =
                new History(database, clock).of(IP, Duration.ofDays(1)).orElseThrow();
        assertThat(history.episodes()).hasSize(1);
        assertThat(history.events()).extracting(EventLine::kind).containsExactly("opened", "codes_changed");
        assertThat(history.events())
                .extracting(EventLine::detail)
                .containsExactly(
                        "127.0.0.10 PBL (kept by the provider)",
                        "127.0.0.10 PBL (kept by the provider) -> 127.0.0.4 XBL");
    }

    @Test
    void theChangeIsToldInBothLanguages() {
        confirmed("127.0.0.10");
        confirmed("127.0.0.4");
        IncidentEvent<?> change = diary.lastEvent(Verb.CHANGED, EpisodeDetail.class);
        Alert english = told(Language.EN, change);
        assertThat(english.kind()).isEqualTo(Alert.Kind.UPDATED);
        assertThat(english.headline()).isEqualTo("192.0.2.1 has another entry on Spamhaus ZEN: XBL");
        assertThat(facts(english))
                .contains("Listed for: XBL (127.0.0.4)", "Before: PBL (kept by the provider) (127.0.0.10)");
        Alert japanese = told(Language.JA, change);
        assertThat(japanese.headline()).isEqualTo("192.0.2.1 の Spamhaus ZEN での掲載内容が変わりました: XBL");
        assertThat(facts(japanese)).contains("掲載内容: XBL (127.0.0.4)", "変更前: PBL (kept by the provider) (127.0.0.10)");
        assertThat(english.threadKey())
                .isEqualTo(told(Language.EN, diary.told.get(0)).threadKey());
    }

    @Test
    void twoCodesAtOnceAreTwoFactsOfOneEpisode() {
        confirmed("127.0.0.3", "127.0.0.11");
        assertThat(tracker.view().open())
                .singleElement()
                .satisfies(episode -> assertThat(episode.listing().codes())
                        .extracting(ListedCode::name)
                        .containsExactlyInAnyOrder("CSS", "PBL (kept by Spamhaus)"));
        assertThat(facts(told(Language.EN, diary.lastEvent(Verb.OPENED, EpisodeDetail.class))))
                .anySatisfy(fact -> assertThat(fact)
                        .startsWith("Listed for: ")
                        .contains("CSS (127.0.0.3)", ", ", "PBL (kept by Spamhaus) (127.0.0.11)"));
        confirmed("127.0.0.11");
        EpisodeDetail change = diary.last(Verb.CHANGED, EpisodeDetail.class);
        assertThat(change.before().orElseThrow().codes()).hasSize(2);
        assertThat(change.of().listing().codes())
                .extracting(ListedCode::name)
                .containsExactly("PBL (kept by Spamhaus)");
        assertThat(tracker.view().open()).hasSize(1);
    }

    @Test
    void theOrderOfTheCodesIsNoNews() {
        confirmed("127.0.0.3", "127.0.0.11");
        confirmed("127.0.0.11", "127.0.0.3");
        assertThat(diary.kinds()).doesNotContain("ListingChanged");
    }

    private void confirmed(String... codes) {
        clock.forward(Duration.ofMinutes(10));
        hear(IP, ZEN, decoded(codes), "a:53");
        clock.forward(Duration.ofSeconds(61));
        hear(IP, ZEN, decoded(codes), "b:53");
    }

    private static Finding decoded(String... codes) {
        DnsAnswer answer = new DnsAnswer.Records(List.of(codes), Duration.ofMinutes(1), "127.0.0.1:53", false);
        return new Decoder(ActiveList.of(LIST, Optional.empty()))
                .decode(answer, TargetKind.IPV4, AbsenceProof.unproven(), World.START);
    }

    private static Alert told(Language language, IncidentEvent<?> event) {
        Sample directory = new Sample();
        directory.add(LIST);
        return new Wording(language, ZoneOffset.UTC, directory, Incidents.ALL).alert(event);
    }

    private static List<String> facts(Alert alert) {
        return alert.facts().stream()
                .map(fact -> fact.label() + ": " + fact.value())
                .toList();
    }
}
