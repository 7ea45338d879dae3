package dev.repwatch.monitor.delisting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.Sample;
import dev.repwatch.monitor.notify.wording.Wording;
import dev.repwatch.monitor.store.desk.TaskProgress;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.outbox.AlertJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reminder says in each state, word for word; {@code -Dgolden.write=true} writes the files anew. */
class ReminderWordingTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/repwatch/monitor/delisting/reminders");
    private static final Optional<Instant> NEVER = Optional.empty();

    private final Sample sample = new Sample();

    @ParameterizedTest
    @EnumSource(Language.class)
    void isWordForWord(Language language) throws IOException {
        String text = Stream.of(
                        reminder(language, TaskState.CAUSE_OPEN, 0, NEVER, 1, Duration.ofHours(4)),
                        reminder(language, TaskState.CAUSE_OPEN, 2, NEVER, 1, Duration.ofDays(3)),
                        reminder(language, TaskState.CAUSE_FIXED, 0, NEVER, 1, Duration.ofDays(1)),
                        reminder(language, TaskState.REQUESTED, 0, at(Duration.ofDays(1)), 1, Duration.ofDays(2)),
                        reminder(language, TaskState.REJECTED, 1, at(Duration.ofHours(5)), 3, Duration.ofDays(4)))
                .collect(Collectors.joining("\n"));
        Path golden = GOLDEN.resolve(language.tag() + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    private static Optional<Instant> at(Duration later) {
        return Optional.of(Sample.NINE.plus(later));
    }

    private String reminder(
            Language language, TaskState state, int sent, Optional<Instant> requested, int recurrence, Duration later) {
        Alert opening = new Wording(language, ZoneOffset.UTC, sample, Incidents.ALL)
                .alert(IncidentEvent.opened(
                        EpisodeDetail.of(Sample.episode(7, "192.0.2.10", "zen", Severity.CRITICAL, Sample.NINE)),
                        Sample.NINE));
        TaskRow row = new TaskRow(
                1,
                "192.0.2.10",
                "zen",
                Optional.of("mail-team"),
                Sample.NINE,
                recurrence,
                new TaskProgress(
                        state.label(),
                        Sample.NINE,
                        requested,
                        (int) requested.stream().count(),
                        Optional.empty(),
                        Optional.empty(),
                        sent,
                        Optional.empty()),
                0,
                AlertJson.write(opening));
        return text(new ReminderWording(3, language, ZoneOffset.UTC, sample)
                .reminder(Task.of(row), 1, Sample.NINE.plus(later)));
    }

    private static String text(Alert alert) {
        StringBuilder text = new StringBuilder("=== " + alert.headline() + "\n");
        alert.facts()
                .forEach(it -> text.append("  ")
                        .append(it.label())
                        .append(": ")
                        .append(it.value())
                        .append('\n'));
        text.append("  ? ").append(alert.why()).append('\n');
        alert.advice().forEach(it -> text.append("  ! ").append(it).append('\n'));
        alert.links()
                .forEach(it -> text.append("  > ")
                        .append(it.label())
                        .append(' ')
                        .append(it.url())
                        .append('\n'));
        alert.actions().forEach(it -> text.append("  # ").append(it.label()).append('\n'));
        alert.label("escalated")
                .ifPresent(it -> text.append("  escalated to the ").append(it).append('\n'));
        return text.toString();
    }
}
