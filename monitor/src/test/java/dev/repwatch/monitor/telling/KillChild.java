package dev.repwatch.monitor.telling;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Surroundings;
import dev.repwatch.alerts.Secret;
import dev.repwatch.alerts.email.EmailSettings;
import dev.repwatch.alerts.email.EmailType;
import dev.repwatch.alerts.email.Security;
import dev.repwatch.alerts.webhook.WebhookChannel;
import dev.repwatch.alerts.webhook.WebhookSettings;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.words.Language;
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
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A daemon in a process of its own that records news, tells it, and dies at a given footstep as by {@code kill -9}.
 * Arguments: directory, ports of the ledger, number of this life, footstep to die at (0: live on).
 */
final class KillChild {

    static final int NEWS = 3;

    private KillChild() {}

    public static void main(String[] arguments) {
        int life = Integer.parseInt(arguments[2]);
        int dieAt = Integer.parseInt(arguments[3]);
        AtomicInteger steps = new AtomicInteger();
        Footsteps footsteps = step -> {
            if (steps.incrementAndGet() == dieAt) {
                Runtime.getRuntime().halt(137);
            }
        };
        InstantSource clock = InstantSource.fixed(at(life));
        String[] ports = arguments[1].split(" ");
        try (Database database = Database.open(new StorageLocation.H2File(Path.of(arguments[0], "repwatch")))) {
            Telling telling = telling(database, ports, clock, footsteps);
            telling.takeBackOwn();
            footsteps.at("opened");
            for (Happening happening : news(life)) {
                database.inTransaction(t -> {
                    telling.aftermath().record(t, List.of(happening));
                    return true;
                });
                truth(Path.of(arguments[0], "truth"), happening);
                footsteps.at("recorded");
            }
            int idle = 0;
            while (idle < 2) {
                idle = telling.dispatchOnce() == 0 ? idle + 1 : 0;
            }
        }
        System.exit(0);
    }

    private static Telling telling(Database database, String[] ports, InstantSource clock, Footsteps footsteps) {
        return new Telling(
                database,
                List.of(
                        new RoutedChannel(hook(database, ports[1], clock), Severity.INFO, Duration.ZERO),
                        new RoutedChannel(mail(database, ports[0], clock), Severity.INFO, Duration.ZERO)),
                new TellingSettings(
                        Language.EN,
                        ZoneOffset.UTC,
                        "node-1",
                        new Grouping(Duration.ZERO, Duration.ZERO, 1000, 1000, 1000),
                        Escalation.OFF,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        new DeskSettings(List.of(), List.of())),
                clock,
                new SplittableRandom(1),
                new Sample(),
                footsteps);
    }

    private static Channel hook(Database database, String port, InstantSource clock) {
        return WebhookChannel.TYPE
                .opening()
                .open(
                        "hook",
                        new WebhookSettings(
                                new Secret("http://127.0.0.1:" + port + "/hook"),
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        Surroundings.remembering(clock, "mon1", new StoredNotes(database, clock, "hook")));
    }

    private static Channel mail(Database database, String port, InstantSource clock) {
        return EmailType.TYPE
                .opening()
                .open(
                        "mail",
                        new EmailSettings(
                                List.of("oncall@example.jp"),
                                List.of("127.0.0.1:" + port),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Security.NONE),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Surroundings.remembering(clock, "mon1", new StoredNotes(database, clock, "mail")));
    }

    private static Instant at(int life) {
        return Sample.NINE.plus(Duration.ofHours(life));
    }

    /** What happens in this life: listings begin, and those of the life before end. The same whenever it is asked. */
    private static List<Happening> news(int life) {
        List<Happening> news = new ArrayList<>();
        for (int i = 0; i < NEWS; i++) {
            news.add(new Happening.ListingOpened(episode(life, i), at(life)));
            if (life > 1) {
                news.add(new Happening.ListingCleared(episode(life - 1, i), at(life)));
            }
        }
        return news;
    }

    private static Episode episode(int life, int number) {
        long id = (long) life * NEWS + number;
        return Sample.episode(id, "198.51.100." + id % 250, "zen", Severity.MAJOR, at(life));
    }

    /** Forces to disk that the database has taken this: from here on it must be told. */
    private static void truth(Path file, Happening happening) {
        String key = "episode-" + EventKind.episode(happening).orElseThrow().id() + ":" + EventKind.of(happening) + ":"
                + happening.at().toEpochMilli() + "\n";
        try (FileChannel truth = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            truth.write(ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)));
            truth.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
