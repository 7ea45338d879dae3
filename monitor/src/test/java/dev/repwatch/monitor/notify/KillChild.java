package dev.repwatch.monitor.notify;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.ledger.Faces;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.telemetry.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A daemon in a process of its own that records news, tells it, and dies at a given footstep as by {@code kill -9}.
 * Arguments: directory, ports of the ledger, number of this life, footstep to die at (0: live on),
 * milliseconds that a delivery may take.
 */
final class KillChild {

    static final int NEWS = 2;

    /** Longer than anything waits that was refused. */
    private static final int IDLE_ROUNDS = 8;

    private static final Duration A_PAUSE = Duration.ofMinutes(10);

    private KillChild() {}

    public static void main(String[] arguments) {
        int life = Integer.parseInt(arguments[2]);
        int dieAt = Integer.parseInt(arguments[3]);
        AtomicInteger steps = new AtomicInteger();
        Path deaths = Path.of(arguments[0], "deaths");
        AdjustableClock clock = new AdjustableClock(at(life));
        TestHook testHook = step -> {
            // nobody waits for the pause between two messages
            clock.forward(Duration.ofSeconds(1));
            if (steps.incrementAndGet() == dieAt) {
                append(deaths, step);
                Runtime.getRuntime().halt(137);
            }
        };
        try (Database database = Database.open(new StorageLocation.H2File(Path.of(arguments[0], "repwatch")))) {
            NotificationService notificationService = telling(
                    database,
                    faces(life),
                    new Faces(arguments[1], database, clock, Duration.ofMillis(Long.parseLong(arguments[4]))),
                    clock,
                    testHook);
            notificationService.takeBackOwn();
            testHook.at("opened");
            for (IncidentEvent<?> event : news(life)) {
                database.inTransaction(t -> {
                    notificationService.aftermath().record(t, List.of(event));
                    return true;
                });
                truth(Path.of(arguments[0], "truth"), event);
                testHook.at("recorded");
            }
            int idle = 0;
            while (idle < IDLE_ROUNDS) {
                idle = notificationService.dispatchOnce() == 0 ? idle + 1 : 0;
                clock.forward(idle == 0 ? Duration.ZERO : A_PAUSE);
            }
        }
        System.exit(0);
    }

    /** Each life begins with another, so that death comes to all alike. */
    private static List<String> faces(int life) {
        List<String> faces = new ArrayList<>(Faces.ALL);
        Collections.rotate(faces, life);
        return faces;
    }

    private static NotificationService telling(
            Database database, List<String> order, Faces faces, InstantSource clock, TestHook testHook) {
        return new NotificationService(
                database,
                order.stream().map(faces::routed).toList(),
                new NotificationSettings(
                        Language.EN,
                        ZoneOffset.UTC,
                        "node-1",
                        new GroupingSettings(Duration.ZERO, Duration.ZERO, 1000, 1000, 1000),
                        EscalationSettings.OFF,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        new DeskSettings(List.of(), List.of())),
                Clocks.of(clock),
                new SplittableRandom(1),
                new Sample(),
                Incidents.ALL,
                Telemetry.NONE,
                testHook);
    }

    private static Instant at(int life) {
        return Sample.NINE.plus(Duration.ofHours(12L * life));
    }

    /** What happens in this life: listings begin, and those of the life before end. The same whenever it is asked. */
    private static List<IncidentEvent<?>> news(int life) {
        List<IncidentEvent<?>> news = new ArrayList<>();
        for (int i = 0; i < NEWS; i++) {
            news.add(IncidentEvent.opened(EpisodeDetail.of(episode(life, i)), at(life)));
            if (life > 1) {
                news.add(IncidentEvent.resolved(EpisodeDetail.of(episode(life - 1, i)), at(life)));
            }
        }
        return news;
    }

    private static Episode episode(int life, int number) {
        long id = (long) life * NEWS + number;
        return Sample.episode(id, "198.51.100." + id % 250, "zen", Severity.MAJOR, at(life));
    }

    /** Says on disk that the database has taken this: from here on it must be told. */
    private static void truth(Path file, IncidentEvent<?> event) {
        append(
                file,
                "episode-" + event.detail().episode().orElseThrow().id()
                        + (event.is(IncidentEvent.Verb.OPENED) ? ":opened:" : ":cleared:")
                        + event.at().toEpochMilli());
    }

    private static void append(Path file, String line) {
        try (FileChannel end = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            end.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            end.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
