package dev.repwatch.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is rotated in every way, while it is read and while nobody looks. */
class RotatedLogTest {

    @TempDir
    Path folder;

    @Test
    void everyAttemptCountsOnceWhileItIsRead() throws IOException {
        GrowingLog log = new GrowingLog(folder.resolve("mail.log"));
        try (Database database = KilledReader.open(folder);
                MailTraffic traffic = reader(database)) {
            for (int day = 0; day < 4; day++) {
                log.write(50);
                traffic.pass();
                log.write(30);
                log.rename();
                log.write(20);
                traffic.pass();
                log.write(10);
                log.copyAndTruncate();
                log.write(40);
                traffic.pass();
                log.pack();
                log.write(5);
                traffic.pass();
                log.absent();
                traffic.pass();
                log.write(7);
                traffic.pass();
            }
            assertThat(MaillogKillTest.counted(database)).isEqualTo(log.written());
        }
    }

    @Test
    void severalRotationsWhileNobodyLooksAreCaughtUp() throws IOException {
        GrowingLog log = new GrowingLog(folder.resolve("mail.log"));
        try (Database database = KilledReader.open(folder)) {
            try (MailTraffic traffic = reader(database)) {
                log.write(50);
                traffic.pass();
            }
            log.write(10);
            log.rename();
            log.write(20);
            log.copyAndTruncate();
            log.write(30);
            log.pack();
            log.write(40);
            try (MailTraffic traffic = reader(database)) {
                traffic.pass();
                log.write(11);
                log.rename();
                log.write(12);
                log.rename();
                log.write(13);
                traffic.pass();
            }
            assertThat(MaillogKillTest.counted(database)).isEqualTo(log.written());
        }
    }

    private MailTraffic reader(Database database) {
        MailTraffic traffic = new MailTraffic(database, InstantSource.system());
        traffic.use(KilledReader.settings("mail.log"), folder.resolve("config.toml"), Map.of());
        return traffic;
    }
}
