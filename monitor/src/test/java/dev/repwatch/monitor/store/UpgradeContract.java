package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.log.LogLines;
import dev.repwatch.monitor.store.desk.TaskNotes;
import dev.repwatch.monitor.store.desk.TaskSteps;
import dev.repwatch.monitor.store.desk.TaskTable;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.Backlog;
import dev.repwatch.monitor.store.outbox.BrokenChannels;
import dev.repwatch.monitor.store.outbox.ChannelBacklog;
import dev.repwatch.monitor.store.outbox.ChannelThreads;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.Installation;
import dev.repwatch.monitor.store.outbox.MessageRow;
import dev.repwatch.monitor.store.outbox.NoteTable;
import dev.repwatch.monitor.store.outbox.SilenceTable;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import dev.repwatch.monitor.store.people.ActTable;
import dev.repwatch.monitor.store.people.ShareTable;
import dev.repwatch.monitor.store.traffic.AddressTable;
import dev.repwatch.monitor.store.traffic.GenerationTable;
import dev.repwatch.monitor.store.traffic.MailLogTable;
import dev.repwatch.monitor.tracker.History;
import dev.repwatch.monitor.tracker.IncidentTracker;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From every version of the schema that was ever shipped to the present one: what that version wrote ({@code rows/VNN.sql},
 * never changed afterwards) is there, and this program reads it. A new migration needs such a file, or this fails.
 */
abstract class UpgradeContract {

    private static final String MIGRATIONS = "/dev/repwatch/monitor/store/migration";
    private static final Instant THEN = Instant.parse("2026-03-01T11:00:00Z");

    abstract StorageLocation location();

    @ParameterizedTest
    @MethodSource("versions")
    void whatAnOlderVersionWroteIsThereAndIsRead(int version) {
        StorageLocation location = location();
        Map<String, List<Map<String, Object>>> before = written(location, version);
        try (LogLines log = new LogLines(Schema.class.getName());
                Database database = Database.open(location)) {
            assertThat(log.lines())
                    .hasSizeLessThan(2)
                    .allMatch(line -> line.startsWith("INFO schema upgraded: database ")
                            && line.contains(" from " + version + " to "));
            before.forEach((table, rows) -> assertThat(
                            database.<List<Map<String, Object>>>read(t -> rows(t.handle(), table)))
                    .as(table)
                    .zipSatisfy(rows, (now, then) -> assertThat(now).containsAllEntriesOf(then)));
            remembers(database);
            if (version >= 2) {
                tells(database);
            }
            if (version >= 3) {
                asksForRemoval(database);
            }
            if (version >= 20) {
                assertThat(database.read(FeedRows::all)).hasSize(1);
                assertThat(database.read(LatestValueRows::all)).hasSize(1);
            }
            if (version >= 72) {
                tagsAndRefusals(database);
            }
            if (version >= 40) {
                assertThat(list(
                                database,
                                t -> NoteTable.find(t, "ops", "card:C1/1").stream()
                                        .toList()))
                        .containsExactly("first");
            }
            if (version >= 71) {
                assertThat(list(database, t -> TaskSteps.last(t, 1).stream().toList()))
                        .singleElement()
                        .satisfies(step -> assertThat(step.before().state()).isEqualTo("cause_open"));
            }
            if (version >= 74) {
                assertThat(database.read(MailLogTable::all)).hasSize(1);
                assertThat(list(database, t -> AddressTable.find(t, List.of("fedcba9876543210fedcba9876543210"))))
                        .hasSize(1);
            }
            if (version >= 76) {
                assertThat(list(database, t -> GenerationTable.of(t, "/var/log/mail.log")))
                        .hasSize(1);
            }
            if (version >= 75) {
                assertThat(list(database, t -> ActTable.last(t, 0, 10))).hasSize(1);
                assertThat(list(database, t -> ShareTable.all(t, 10))).hasSize(1);
            }
            assertThat(database.takesWrites()).isTrue();
        }
    }

    private static void remembers(Database database) {
        IncidentTracker tracker = IncidentTracker.open(
                database, EventSink.none(), () -> THEN, ConfirmationPolicy.defaults(), ScoreSettings.defaults());
        assertThat(tracker.view().open())
                .extracting(episode -> episode.target().text())
                .containsExactly("192.0.2.1", "192.0.2.3");
        assertThat(new History(database, () -> THEN).of("192.0.2.2", Duration.ofDays(90)))
                .hasValueSatisfying(history -> {
                    assertThat(history.episodes())
                            .flatExtracting(Episode::closing)
                            .isNotEmpty();
                    assertThat(history.events()).hasSize(2);
                    assertThat(history.scores()).isNotEmpty();
                });
    }

    private static void tells(Database database) {
        assertThat(list(database, t -> Backlog.open(t, 100)))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(AlertJson.read(line.body()).headline()).isNotBlank());
        assertThat(database.read(ThreadTable::open)).isNotEmpty();
        assertThat(list(database, t -> EventTable.due(t, THEN, 100))).isNotEmpty();
        assertThat(list(database, t -> SilenceTable.notOver(t, Instant.EPOCH))).hasSize(1);
        assertThat(list(database, t -> BrokenChannels.find(t, "mail").stream().toList()))
                .hasSize(1);
    }

    private static void tagsAndRefusals(Database database) {
        assertThat(database.read(Installation::tag)).isEqualTo("0123456789");
        assertThat(list(database, t -> BrokenChannels.toTell(t, THEN)))
                .extracting(BrokenChannels.Broken::channel)
                .containsExactly("hook");
        assertThat(list(database, t -> ChannelBacklog.refused(t, THEN)))
                .extracting(MessageRow::tag)
                .containsExactly("0123456789");
        assertThat(database.read(t -> ChannelThreads.place(t, "hook", "episode-3"))
                        .tag())
                .contains("0123456789");
    }

    private static void asksForRemoval(Database database) {
        assertThat(database.read(TaskTable::open))
                .extracting(task -> task.subject())
                .containsExactlyInAnyOrder("192.0.2.1", "192.0.2.3");
        assertThat(list(database, t -> TaskNotes.of(t, 1))).isNotEmpty();
    }

    /** A database as this version left it; what is in it. */
    /** Everything that the present version writes, and nobody has it open. */
    static void writtenByTheNewest(StorageLocation location) {
        written(location, versions().reduce(0, Math::max));
    }

    private static Map<String, List<Map<String, Object>>> written(StorageLocation location, int version) {
        DataSource source = location.match(
                file -> {
                    H2Files files = new H2Files(file.path());
                    files.makeData();
                    return files.source("WRITE_DELAY=0");
                },
                server -> new PostgreSqlStorage(server).source());
        Flyway.configure(UpgradeContract.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:" + MIGRATIONS.substring(1))
                .outOfOrder(true)
                .target(Integer.toString(version))
                .load()
                .migrate();
        return Jdbi.create(source).withHandle(handle -> {
            Map<String, List<Map<String, Object>>> tables = new TreeMap<>();
            for (int part : versions().filter(it -> it <= version).toList()) {
                String script = rowsOf(part);
                handle.createScript(script).execute();
                script.lines()
                        .filter(line -> line.startsWith("INSERT INTO "))
                        .map(line -> line.split(" ", -1)[2])
                        .distinct()
                        .forEach(table -> tables.put(table, List.of()));
            }
            tables.replaceAll((table, none) -> rows(handle, table));
            return tables;
        });
    }

    private static <T> List<T> list(Database database, Function<Transaction, List<T>> question) {
        return database.read(question);
    }

    private static List<Map<String, Object>> rows(Handle handle, String table) {
        return handle.select("SELECT * FROM " + table + " ORDER BY 1, 2")
                .mapToMap()
                .list();
    }

    private static String rowsOf(int version) {
        String name = "rows/V" + version + ".sql";
        try (InputStream text = UpgradeContract.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(text, name + " is missing: CONTRIBUTING.md, When the schema changes")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static Stream<Integer> versions() {
        List<Integer> versions = new ArrayList<>();
        try {
            URI folder = Objects.requireNonNull(UpgradeContract.class.getResource(MIGRATIONS))
                    .toURI();
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.map(file -> file.getFileName().toString())
                        .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
                        .forEach(versions::add);
            }
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
        return versions.stream().sorted();
    }
}
