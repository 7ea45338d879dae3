package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.wording.IncidentKind;
import dev.repwatch.monitor.notify.wording.IncidentKinds;
import dev.repwatch.monitor.notify.wording.KindRules;
import dev.repwatch.monitor.notify.wording.LogLine;
import example.addon.queue.QueueKind;
import example.addon.queue.QueueKind.QueueDetail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A kind of incident that the product does not know: what it takes, and what is said when something is left out. */
class MadeUpKindTest {

    private static final QueueDetail LONG = new QueueDetail("mx.example.jp", 1500);

    private static IncidentKinds with(IncidentKind<?>... more) {
        return new IncidentKinds(
                Stream.concat(Incidents.ALL.all().stream(), Stream.of(more)).toList());
    }

    @Test
    void theKindsOfTheProductLackNothing() {
        assertThat(KindRules.problems(Incidents.ALL)).isEmpty();
    }

    @Test
    void oneThatIsCompleteLacksNothing() {
        assertThat(KindRules.problems(with(QueueKind.KIND))).isEmpty();
        assertThat(with(QueueKind.KIND).counted()).contains("queue");
    }

    /** What a kind is described by, and what is said when it is not. */
    private static Map<String, Consumer<IncidentKind.Builder<QueueDetail>>> parts() {
        Map<String, Consumer<IncidentKind.Builder<QueueDetail>>> parts = new LinkedHashMap<>();
        parts.put("no rule says how bad one is: severity(...)", it -> it.severity(detail -> Severity.MINOR));
        parts.put("nothing says what metrics count it as: countedAs(...) or notCounted()", it -> it.countedAs("queue"));
        parts.put("machines have no name for it: alertName(...)", it -> it.alertName(detail -> "ExampleQueueLong"));
        parts.put(
                "nothing says what belongs together: conversation(...) or keys(...)",
                it -> it.conversation(QueueDetail::receiver));
        parts.put(
                "nothing says by what it is routed and silenced: labels(...)",
                it -> it.labels((detail, names) -> Map.of()));
        parts.put(
                "nothing says what the log says of it: logged(...)",
                it -> it.logged(event -> LogLine.plain(event, "queue", "")));
        parts.put("it has no words: words(...)", it -> it.words(QueueKind.words(QueueKind.class)));
        return parts;
    }

    @TestFactory
    Stream<DynamicTest> eachThingLeftOutIsOneSentence() {
        return parts().keySet().stream()
                .map(sentence -> dynamicTest(sentence, () -> {
                    IncidentKind.Builder<QueueDetail> kind = IncidentKind.of("queue", QueueDetail.class);
                    parts().forEach((other, part) -> {
                        if (!other.equals(sentence)) {
                            part.accept(kind);
                        }
                    });
                    assertThat(KindRules.problems(with(kind.kind())))
                            .containsExactly("incident kind queue: " + sentence);
                }));
    }

    @Test
    void wordsAreLookedForInBothLanguages() {
        assertThat(KindRules.problems(with(QueueKind.described()
                        .words(QueueKind.words(Incidents.class))
                        .kind())))
                .containsExactly(
                        "incident kind queue: there is no words_en.properties beside Incidents",
                        "incident kind queue: there is no words_ja.properties beside Incidents");
        assertThat(KindRules.problems(with(QueueKind.described()
                        .words(QueueKind.words(QueueKind.class).fact("age", (detail, context) -> ""))
                        .kind())))
                .containsExactly(
                        "incident kind queue: no sentence fact.age in words_en.properties beside QueueKind",
                        "incident kind queue: no sentence fact.age in words_ja.properties beside QueueKind");
    }

    @Test
    void twoOfOneNameAndNamesThatCannotBeStoredAreFaults() {
        IncidentKind<QueueDetail> other =
                IncidentKind.of("Queue of mail to receivers", QueueDetail.class).kind();
        assertThat(KindRules.problems(with(QueueKind.KIND, QueueKind.KIND)))
                .containsExactly(
                        "incident kind queue: another kind has this id",
                        "incident kind queue: its details, QueueDetail, are those of incident kind queue");
        assertThat(KindRules.problems(with(other)))
                .contains("incident kind Queue of mail to receivers: an id has 2 to 16 of a to z and _");
    }

    @Test
    void whatNobodyPutInTheCatalogueIsNotToldAsSomethingElse() {
        IncidentEvent<QueueDetail> event = IncidentEvent.opened(LONG, Sample.NINE);
        assertThatThrownBy(() -> Incidents.ALL.of(event))
                .hasMessage("no incident kind in the catalogue is about example.addon.queue.QueueKind$QueueDetail");
    }

    @ParameterizedTest
    @CsvSource({
        "EN, Mail to mx.example.jp is piling up, Mail to mx.example.jp flows again",
        "JA, mx.example.jp 宛てのメールが滞留しています, mx.example.jp 宛てのメールの滞留は解消しました"
    })
    void isToldCountedAndOver(Language language, String begun, String over, @TempDir Path directory) {
        try (NotificationWorld world = new NotificationWorld(directory, language, with(QueueKind.KIND))) {
            world.happens(IncidentEvent.opened(LONG, world.clock.instant()));
            world.after(Duration.ofMinutes(10));
            world.happens(IncidentEvent.resolved(LONG, world.clock.instant()));
            world.after(Duration.ofMinutes(10));

            assertThat(world.slack.received())
                    .extracting(it -> it.alert().kind(), it -> it.alert().headline())
                    .containsExactly(tuple(Alert.Kind.OPENED, begun), tuple(Alert.Kind.RESOLVED, over));
            assertThat(world.slack.received().get(0).alert()).satisfies(alert -> {
                assertThat(alert.level()).isEqualTo(Alert.Level.MAJOR);
                assertThat(alert.labels())
                        .containsEntry("alertname", "ExampleQueueLong")
                        .containsEntry("receiver", "mx.example.jp")
                        .containsEntry("severity", "major");
                assertThat(alert.threadKey()).isEqualTo("queue:mx.example.jp");
            });
            assertThat(world.counted.lines).contains("opened queue major", "resolved queue major PT10M");
        }
    }
}
