package dev.repwatch.monitor.traffic;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code mail.log} of a folder into a database there until somebody ends it. */
public final class KilledReader {

    private KilledReader() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        try (Database database = open(folder);
                MailTraffic traffic = new MailTraffic(database, InstantSource.system())) {
            traffic.use(settings("mail.log"), folder.resolve("config.toml"), Map.of());
            traffic.pass();
            System.out.println("reads");
            while (!Thread.currentThread().isInterrupted()) {
                traffic.pass();
            }
        }
    }

    static Database open(Path folder) {
        return Database.open(new StorageLocation.H2File(folder.resolve("repwatch")));
    }

    /** What the configuration says when it names these files. */
    static MaillogSettings settings(String... files) {
        MaillogSettings usual = MaillogSettings.defaults();
        return new MaillogSettings(
                List.of(files),
                Optional.empty(),
                usual.zone(),
                usual.sources(),
                false,
                List.of(),
                Duration.ofHours(6),
                usual.keep(),
                usual.keepAddresses(),
                usual.mostAddresses(),
                usual.leastAttempts(),
                List.of(),
                Optional.empty());
    }
}
