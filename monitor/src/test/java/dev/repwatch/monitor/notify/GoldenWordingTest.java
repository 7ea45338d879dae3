package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.placement.Placement;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Grade;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.delisting.Action;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.FaultCause;
import dev.repwatch.monitor.incident.FeedFirstLookDetail;
import dev.repwatch.monitor.incident.FeedKeyDetail;
import dev.repwatch.monitor.incident.FeedOutageDetail;
import dev.repwatch.monitor.incident.FeedOutageDetail.Ailment;
import dev.repwatch.monitor.incident.FeedValueDetail;
import dev.repwatch.monitor.incident.FirstLookDetail;
import dev.repwatch.monitor.incident.FlappingDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.QuarantineDetail;
import dev.repwatch.monitor.incident.RecordChangeDetail;
import dev.repwatch.monitor.incident.ScoreDetail;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.incident.StaleDetail;
import dev.repwatch.monitor.incident.UndocumentedDetail;
import dev.repwatch.monitor.notify.wording.GroupSubject;
import dev.repwatch.monitor.notify.wording.IncidentKind;
import dev.repwatch.monitor.notify.wording.Wording;
import dev.repwatch.monitor.placement.news.PlacementDetail;
import dev.repwatch.monitor.placement.trouble.SeedTroubleDetail;
import dev.repwatch.monitor.traffic.outage.OutageDetail;
import dev.repwatch.monitor.warmup.news.WarmupDetail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every kind of alert in both languages, word by word. {@code -Drepwatch.golden=update} writes the files anew; read the
 * difference before you commit it.
 */
public class GoldenWordingTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/repwatch/monitor/notify/golden");
    private static final Instant AT = Sample.NINE;
    private static final SourceId ZEN = new SourceId("zen");
    private static final Target MX1 = Sample.ip("192.0.2.10");

    private final Sample sample = new Sample();

    GoldenWordingTest() {
        sample.add(Catalogue.shipped().find(new SourceId("spamhaus-zen")).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyWordIsAsItWasAgreed(Language language) throws IOException {
        String written = alerts(language).entrySet().stream()
                .map(it -> "=== " + it.getKey() + "\n" + text(it.getValue()))
                .collect(Collectors.joining("\n"));
        Path golden = GOLDEN.resolve(language.tag() + ".txt");
        if ("update".equals(System.getProperty("repwatch.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, written);
        }
        assertThat(written).isEqualTo(Files.readString(golden));
    }

    @Test
    void everyKindOfHappeningIsThere() {
        Set<String> said = happenings().values().stream()
                .map(it -> Incidents.ALL.of(it).id())
                .collect(Collectors.toSet());
        assertThat(Incidents.ALL.all()).extracting(IncidentKind::id).allMatch(said::contains);
    }

    private Map<String, Alert> alerts(Language language) {
        Wording wording = new Wording(language, ZoneId.of("Asia/Tokyo"), sample, Incidents.ALL);
        Map<String, Alert> alerts = new LinkedHashMap<>();
        happenings().forEach((name, event) -> alerts.put(name, wording.alert(event)));
        List<Alert> members = List.of(member(wording, 1), member(wording, 2), member(wording, 3));
        for (GroupSubject.Kind kind : GroupSubject.Kind.values()) {
            GroupSubject subject = new GroupSubject(kind, kind == GroupSubject.Kind.RANGE ? "192.0.2.0/24" : "bulk");
            alerts.put("group of " + kind, wording.groups().opened(subject, members, "group:1", "zen|x", AT));
            alerts.put(
                    "group of " + kind + " grew", wording.groups().grew(subject, members, 5, "group:1", "zen|x", AT));
        }
        Alert card = members.get(0);
        alerts.put("group shrank", wording.groups().shrank(card, members, 2, 5, "group:1", AT));
        alerts.put("group over", wording.groups().shrank(card, members, 0, 5, "group:1", AT));
        alerts.put("reminders", wording.groups().reminders(members, AT));
        for (String action : List.of("ack", "requested", "fixed", "snooze", "note")) {
            Optional<Instant> until = Optional.of(AT.plus(Duration.ofHours(4))).filter(it -> action.equals("snooze"));
            Action deed = new Action(action, "hanako (ops)", "looking", AT, until);
            alerts.put(action, wording.people().did(deed, card));
        }
        alerts.put("escalated", wording.people().escalated(card, AT.minus(Duration.ofMinutes(30)), 1, AT));
        alerts.put("awake", wording.people().awake(card, AT.minus(Duration.ofHours(4)), AT));
        alerts.put("test", wording.people().test("ops", AT));
        return alerts;
    }

    private static Alert member(Wording wording, int number) {
        return wording.alert(IncidentEvent.opened(EpisodeDetail.of(episode(number, "192.0.2." + (9 + number))), AT));
    }

    public static Map<String, IncidentEvent<?>> happenings() {
        Episode episode = episode(7, "192.0.2.10");
        Episode minor = Sample.episode(8, "192.0.2.77", "minor-bl", Severity.MINOR, AT);
        Map<String, IncidentEvent<?>> all = new LinkedHashMap<>();
        all.put("opened", IncidentEvent.opened(EpisodeDetail.of(episode), AT));
        all.put("opened, minor list", IncidentEvent.opened(EpisodeDetail.of(minor), AT));
        all.put("opened, two ways off", IncidentEvent.opened(EpisodeDetail.of(twoWaysOff()), AT));
        all.put(
                "codes changed",
                IncidentEvent.changed(
                        EpisodeDetail.of(episode, Optional.of(Sample.listing(Severity.MINOR, "before"))), AT));
        all.put("cleared", IncidentEvent.resolved(EpisodeDetail.of(episode), AT.plus(Duration.ofHours(4))));
        all.put(
                "unwatched",
                IncidentEvent.resolved(
                        EpisodeDetail.of(Sample.unwatched(episode, AT.plus(Duration.ofHours(4)))),
                        AT.plus(Duration.ofHours(4))));
        Instant later = AT.plus(Duration.ofHours(4));
        all.put("check failed", IncidentEvent.opened(EpisodeDetail.of(graded(Grade.FAIL)), AT));
        all.put(
                "check changed",
                IncidentEvent.changed(
                        EpisodeDetail.of(
                                graded(Grade.WARN),
                                Optional.of(graded(Grade.FAIL).listing())),
                        AT));
        all.put("check passed", IncidentEvent.resolved(EpisodeDetail.of(graded(Grade.FAIL)), later));
        all.put(
                "check unwatched",
                IncidentEvent.resolved(EpisodeDetail.of(Sample.unwatched(graded(Grade.FAIL), later)), later));
        all.put("baseline", IncidentEvent.baseline(new FirstLookDetail(List.of(episode), 250, 25), AT));
        all.put(
                "baseline, checks",
                IncidentEvent.baseline(new FirstLookDetail(List.of(graded(Grade.FAIL)), 250, 25), AT));
        all.put("baseline, clean", IncidentEvent.baseline(new FirstLookDetail(List.of(), 250, 25), AT));
        all.put("flapping", IncidentEvent.opened(new FlappingDetail(MX1, ZEN, true), AT));
        all.put("settled", IncidentEvent.resolved(new FlappingDetail(MX1, ZEN, true), AT));
        for (Cause cause : Cause.values()) {
            all.put(
                    "quarantined, " + cause,
                    IncidentEvent.opened(new QuarantineDetail(ZEN, Optional.of(cause), "as it answered", AT), AT));
        }
        all.put(
                "restored",
                IncidentEvent.resolved(
                        new QuarantineDetail(ZEN, Optional.empty(), "", AT.minus(Duration.ofHours(3))), AT));
        all.put("undocumented", IncidentEvent.opened(new UndocumentedDetail(ZEN, "127.0.0.99", MX1), AT));
        all.put("stale", IncidentEvent.opened(new StaleDetail(ZEN, 12, AT.minus(Duration.ofHours(6))), AT));
        all.put("fresh", IncidentEvent.resolved(new StaleDetail(ZEN, 0, AT), AT));
        all.put(
                "score dropped",
                IncidentEvent.opened(
                        new ScoreDetail(
                                MX1,
                                100,
                                60,
                                List.of(
                                        Sample.loss(40),
                                        new ScoreExplanation.Loss(0, "css", "spam source", AT, "counted with zen"),
                                        new ScoreExplanation.Loss(
                                                12,
                                                "zen",
                                                new FaultCause.Listed("css", Severity.MAJOR, 1, false),
                                                AT,
                                                ""),
                                        new ScoreExplanation.Loss(
                                                20,
                                                "postmaster",
                                                new FaultCause.Measured(
                                                        "Google Postmaster", "spam_rate", "0.4 %", "bad", false),
                                                AT,
                                                ""))),
                        AT));
        all.put("score recovered", IncidentEvent.resolved(new ScoreDetail(MX1, 95, 95, List.of()), AT));
        all.put("feed worse", feed(Band.GOOD, Band.BAD));
        all.put("feed better", feed(Band.BAD, Band.GOOD));
        all.put(
                "feed baseline",
                IncidentEvent.baseline(
                        new FeedFirstLookDetail(
                                new SourceId("senderscore"),
                                "Sender Score",
                                List.of(feed(Band.GOOD, Band.BAD).detail()),
                                250),
                        AT));
        all.put("feed ailing, BROKEN", IncidentEvent.opened(ailing(Ailment.BROKEN), AT));
        all.put("feed ailing, QUIET", IncidentEvent.changed(ailing(Ailment.QUIET), AT));
        all.put("feed ailing, WELL_AGAIN", IncidentEvent.resolved(ailing(Ailment.WELL_AGAIN), AT));
        FeedKeyDetail key = new FeedKeyDetail(
                new SourceId("senderscore"), "Sender Score", Optional.of(AT.plus(Duration.ofDays(7))));
        all.put("feed ailing, KEY_ENDS", IncidentEvent.opened(key, AT));
        all.put("feed ailing, KEY_RENEWED", IncidentEvent.resolved(key, AT));
        RecordChangeDetail record = new RecordChangeDetail(
                MX1,
                "DKIM",
                "s1._domainkey.example.jp",
                List.of("- p=MIIBIjANold", "+ p=MIIBIjANnew"),
                "example.jp (ns1.example.jp, ns2.example.jp)",
                AT.minus(Duration.ofHours(6)),
                Optional.of(new PostureFinding.Code("dkim.changed", PostureVerdict.INFO, Map.of("selector", "s1"))),
                List.of("gmail", "docomo"),
                Optional.empty());
        all.put("record changed", IncidentEvent.opened(record, AT));
        all.put(
                "record changed as announced",
                IncidentEvent.resolved(
                        new RecordChangeDetail(
                                MX1,
                                record.check(),
                                record.subject(),
                                record.terms(),
                                record.zone(),
                                record.before(),
                                record.code(),
                                List.of(),
                                Optional.of("hana: rotation")),
                        AT));
        all.put("receiver knows nobody", IncidentEvent.opened(new OutageDetail("docomo", 60), AT));
        all.put("receiver knows somebody again", IncidentEvent.resolved(new OutageDetail("docomo", 60), AT));
        all.put("warm-up goes back", IncidentEvent.opened(MadeUpWarmup.goesBack(), AT));
        all.put("warm-up without data", IncidentEvent.changed(MadeUpWarmup.withoutData(), AT));
        all.put("warm-up goes on", IncidentEvent.resolved(MadeUpWarmup.goesOn(), AT));
        all.put("warm-up is complete", IncidentEvent.resolved(MadeUpWarmup.complete(), AT));
        all.put("warm-up is planned no more", IncidentEvent.resolved(new WarmupDetail("192.0.2.25", List.of()), AT));
        PlacementDetail placement = new PlacementDetail(
                "newsletter",
                Optional.of("bulk"),
                List.of(new PlacementDetail.AtProvider(
                        "docomo",
                        Placement.SPAM,
                        2,
                        3,
                        3,
                        AT.minus(Duration.ofHours(6)),
                        Optional.of(AT.minus(Duration.ofMinutes(5))),
                        Map.of("spf", "pass", "dmarc", "pass"),
                        Optional.of("192.0.2.10"))),
                List.of("au", "gmail"));
        all.put("placement spam", IncidentEvent.opened(placement, AT));
        all.put(
                "placement spam and missing",
                IncidentEvent.changed(
                        new PlacementDetail(
                                "newsletter",
                                Optional.of("bulk"),
                                List.of(
                                        new PlacementDetail.AtProvider(
                                                "au",
                                                Placement.MISSING,
                                                3,
                                                1,
                                                1,
                                                AT.minus(Duration.ofHours(12)),
                                                Optional.of(AT.minus(Duration.ofHours(1))),
                                                Map.of(),
                                                Optional.empty()),
                                        placement.bad().get(0)),
                                List.of("gmail")),
                        AT));
        all.put(
                "placement recovered",
                IncidentEvent.resolved(
                        new PlacementDetail("newsletter", Optional.of("bulk"), List.of(), List.of()), AT));
        SeedTroubleDetail locked = new SeedTroubleDetail(
                SeedTroubleDetail.Trouble.LOCKED_OUT, "docomo-1", "AUTHENTICATIONFAILED Invalid credentials");
        all.put("seed locked out", IncidentEvent.opened(locked, AT));
        all.put("seed readable", IncidentEvent.resolved(locked, AT));
        all.put(
                "seed without spam folder",
                IncidentEvent.opened(
                        new SeedTroubleDetail(SeedTroubleDetail.Trouble.NO_SPAM_FOLDER, "gmail-1", ""), AT));
        all.put(
                "stream not tested",
                IncidentEvent.opened(
                        new SeedTroubleDetail(
                                SeedTroubleDetail.Trouble.NOT_TESTED,
                                "newsletter",
                                Optional.of(SeedTroubleDetail.Cause.NO_SERVER),
                                "mta1.example.jp:587 cannot be reached or broke off"),
                        AT));
        all.put("trouble", new DaemonTrouble("storage", "It does not work", "Mend it").event(false, AT));
        all.put("trouble over", new DaemonTrouble("storage", "It works again", "").event(true, AT));
        return all;
    }

    private static Episode graded(Grade grade) {
        return graded(grade, Sample.CHECK);
    }

    static Episode graded(Grade grade, SourceId check) {
        Listing held = new Finding.Graded(grade, "220 localhost", "220 and the name of the host")
                .held()
                .orElseThrow();
        return new Episode(11, MX1, check, held, AT.minusSeconds(120), AT, AT, true, false, 1, Optional.empty());
    }

    /** SBL is the provider's affair, PBL is removed on a page. */
    private static Episode twoWaysOff() {
        Listing both = new Listing(
                List.of(
                        new ListedCode("127.0.0.2", "SBL", "spam", Severity.CRITICAL, Scope.IP),
                        new ListedCode(
                                "127.0.0.10", "PBL (kept by the provider)", "policy", Severity.CRITICAL, Scope.IP)),
                Optional.empty());
        return new Episode(
                9,
                MX1,
                new SourceId("spamhaus-zen"),
                both,
                AT.minusSeconds(120),
                AT,
                AT,
                true,
                false,
                1,
                Optional.empty());
    }

    private static IncidentEvent<FeedValueDetail> feed(Band from, Band to) {
        return new FeedValueDetail(
                        MX1,
                        new SourceId("senderscore"),
                        "Sender Score",
                        "score",
                        "0 bad to 100 good",
                        Optional.of(from),
                        to,
                        Optional.of("90"),
                        "20",
                        "complaints rose",
                        AT.minus(Duration.ofDays(1)))
                .event(AT);
    }

    private static FeedOutageDetail ailing(Ailment what) {
        return new FeedOutageDetail(
                new SourceId("senderscore"),
                "Sender Score",
                what,
                Optional.of(Cause.BAD_CREDENTIALS),
                "HTTP 401",
                Optional.of(AT.plus(Duration.ofDays(7))));
    }

    private static Episode episode(long id, String address) {
        return Sample.episode(id, address, "zen", Severity.CRITICAL, AT);
    }

    private static String text(Alert alert) {
        StringBuilder text = new StringBuilder(alert.kind() + " " + alert.level() + ": " + alert.headline() + "\n");
        alert.facts().forEach(it -> line(text, "  ", it.label() + ": " + it.value()));
        if (!alert.why().isEmpty()) {
            line(text, "  ? ", alert.why());
        }
        alert.advice().forEach(it -> line(text, "  ! ", it));
        alert.links().forEach(it -> line(text, "  > ", it.label() + " " + it.url()));
        alert.actions().forEach(it -> line(text, "  # ", it.id() + " " + it.label()));
        line(text, "  ", new TreeMap<>(alert.labels()).toString());
        return text.toString();
    }

    private static void line(StringBuilder text, String mark, String words) {
        text.append(mark).append(words).append('\n');
    }
}
