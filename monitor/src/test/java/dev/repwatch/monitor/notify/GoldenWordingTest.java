package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.delisting.Action;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.wording.GroupSubject;
import dev.repwatch.monitor.notify.wording.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every kind of alert in both languages, word by word. {@code -Drepwatch.golden=update} writes the files anew; read the
 * difference before you commit it.
 */
class GoldenWordingTest {

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
        List<String> kinds = Arrays.stream(IncidentEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
        assertThat(happenings().values().stream().map(it -> it.getClass().getSimpleName()))
                .containsAll(kinds);
    }

    private Map<String, Alert> alerts(Language language) {
        Wording wording = new Wording(language, ZoneId.of("Asia/Tokyo"), sample);
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
        return wording.alert(new IncidentEvent.ListingOpened(episode(number, "192.0.2." + (9 + number)), AT));
    }

    static Map<String, IncidentEvent> happenings() {
        Episode episode = episode(7, "192.0.2.10");
        Episode minor = Sample.episode(8, "192.0.2.77", "minor-bl", Severity.MINOR, AT);
        Map<String, IncidentEvent> all = new LinkedHashMap<>();
        all.put("opened", new IncidentEvent.ListingOpened(episode, AT));
        all.put("opened, minor list", new IncidentEvent.ListingOpened(minor, AT));
        all.put("opened, two ways off", new IncidentEvent.ListingOpened(twoWaysOff(), AT));
        all.put("codes changed", new IncidentEvent.CodesChanged(episode, Sample.listing(Severity.MINOR, "before"), AT));
        all.put("cleared", new IncidentEvent.ListingCleared(episode, AT.plus(Duration.ofHours(4))));
        all.put("unwatched", new IncidentEvent.EpisodeUnwatched(episode, AT.plus(Duration.ofHours(4))));
        all.put("baseline", new IncidentEvent.BaselineTaken(List.of(episode), 250, 25, AT));
        all.put("baseline, clean", new IncidentEvent.BaselineTaken(List.of(), 250, 25, AT));
        all.put("flapping", new IncidentEvent.FlappingStarted(MX1, ZEN, AT));
        all.put("settled", new IncidentEvent.FlappingEnded(MX1, ZEN, true, AT));
        for (Cause cause : Cause.values()) {
            all.put("quarantined, " + cause, new IncidentEvent.ListQuarantined(ZEN, cause, "as it answered", AT));
        }
        all.put("restored", new IncidentEvent.ListRestored(ZEN, AT.minus(Duration.ofHours(3)), AT));
        all.put("undocumented", new IncidentEvent.UndocumentedCode(ZEN, "127.0.0.99", MX1, AT));
        all.put("stale", new IncidentEvent.WentStale(ZEN, 12, AT.minus(Duration.ofHours(6)), AT));
        all.put("fresh", new IncidentEvent.FreshAgain(ZEN, AT));
        all.put("score dropped", new IncidentEvent.ScoreDropped(MX1, 100, 60, List.of("zen: spam source, 40"), AT));
        all.put("score recovered", new IncidentEvent.ScoreRecovered(MX1, 95, AT));
        all.put("feed worse", feed(Band.GOOD, Band.BAD));
        all.put("feed better", feed(Band.BAD, Band.GOOD));
        all.put(
                "feed baseline",
                new IncidentEvent.FeedBaseline(
                        new SourceId("senderscore"), "Sender Score", List.of(feed(Band.GOOD, Band.BAD)), 250, AT));
        for (IncidentEvent.FeedOutage.Ailment what : IncidentEvent.FeedOutage.Ailment.values()) {
            all.put("feed ailing, " + what, ailing(what));
        }
        all.put("trouble", new IncidentEvent.DaemonTrouble("storage", "It does not work", "Mend it", false, AT));
        all.put("trouble over", new IncidentEvent.DaemonTrouble("storage", "It works again", "", true, AT));
        return all;
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

    private static IncidentEvent.FeedMoved feed(Band from, Band to) {
        return new IncidentEvent.FeedMoved(
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
                AT.minus(Duration.ofDays(1)),
                AT);
    }

    private static IncidentEvent ailing(IncidentEvent.FeedOutage.Ailment what) {
        return new IncidentEvent.FeedOutage(
                new SourceId("senderscore"),
                "Sender Score",
                what,
                Optional.of(Cause.BAD_CREDENTIALS),
                "HTTP 401",
                Optional.of(AT.plus(Duration.ofDays(7))),
                AT);
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
