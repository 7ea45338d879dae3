package dev.repwatch.checks.maillog.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {

    @TempDir
    private Path folder;

    private final List<String> found = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private Path log = Path.of("");

    @BeforeEach
    void name() {
        log = folder.resolve("mail.log");
    }

    private void write(int lines) throws IOException {
        for (int line = 0; line < lines; line++) {
            String text = "line " + written.size() + " of the mail log status=sent";
            written.add(text);
            Files.writeString(log, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private LogFollower follower(Optional<LogPosition> from) {
        return new LogFollower(log, List.of(" status="), from, found::add);
    }

    private static LogPosition readAll(LogFollower follower) throws IOException {
        LogFollower.Look look = follower.look();
        while (look.read() > 0 || look.notices().contains(LogFollower.Notice.ROTATED)) {
            look = follower.look();
        }
        return look.position();
    }

    @Test
    void aLineIsReadWhenItIsWhole() throws IOException {
        try (LogFollower follower = follower(Optional.empty())) {
            Files.writeString(log, "half of a status=");
            assertThat(follower.look().read()).isZero();
            Files.writeString(log, "line\n", StandardOpenOption.APPEND);
            readAll(follower);
            assertThat(found).containsExactly("half of a status=line");
        }
    }

    @Test
    void renamedWithLinesStillComingIntoTheOldFile() throws IOException {
        try (LogFollower follower = follower(Optional.empty())) {
            write(5);
            readAll(follower);
            Files.move(log, folder.resolve("mail.log.1"));
            Files.writeString(folder.resolve("mail.log.1"), "late status=1\nlast status=2", StandardOpenOption.APPEND);
            written.addAll(List.of("late status=1", "last status=2"));
            assertThat(follower.look().read()).isPositive();
            write(3);
            readAll(follower);
            assertThat(found).isEqualTo(written);
        }
    }

    @Test
    void copiedAndTruncatedEvenWhenItGrewPastTheOldPlace() throws IOException {
        try (LogFollower follower = follower(Optional.empty())) {
            write(5);
            readAll(follower);
            write(2);
            Files.copy(log, folder.resolve("mail.log.1"));
            Files.write(log, new byte[0]);
            write(50);
            LogFollower.Look look = follower.look();
            assertThat(look.notices()).containsExactly(LogFollower.Notice.TRUNCATED);
            readAll(follower);
            assertThat(found).isEqualTo(written);
        }
    }

    @Test
    void whatNobodyKeptIsSaidToBeLost() throws IOException {
        try (LogFollower follower = follower(Optional.empty())) {
            write(5);
            readAll(follower);
            Files.write(log, new byte[0]);
            write(1);
            assertThat(follower.look().notices()).contains(LogFollower.Notice.LOST);
        }
    }

    @Test
    void rotatedAndPackedWhileNobodyLooked() throws IOException {
        write(5);
        LogPosition position;
        try (LogFollower follower = follower(Optional.empty())) {
            position = readAll(follower);
        }
        write(4);
        try (OutputStream packed =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("mail.log-20261130.gz")))) {
            Files.copy(log, packed);
        }
        Files.delete(log);
        try (LogFollower follower = follower(Optional.of(position))) {
            assertThat(follower.look().notices()).containsExactly(LogFollower.Notice.ABSENT);
            write(3);
            follower.look();
            readAll(follower);
        }
        assertThat(found).isEqualTo(written);
    }

    @Test
    void startedAgainAtAnyMomentNothingIsLostAndNothingTwice() throws IOException {
        Random random = new Random(11);
        Optional<LogPosition> committed = Optional.empty();
        int rotations = 0;
        for (int run = 0; run < 200; run++) {
            try (LogFollower follower = follower(committed)) {
                for (int look = random.nextInt(4); look >= 0; look--) {
                    write(random.nextInt(5));
                    int before = found.size();
                    LogFollower.Look seen = follower.look();
                    if (random.nextInt(10) == 0) {
                        found.subList(before, found.size()).clear(); // killed before the commit
                        break;
                    }
                    committed = Optional.of(seen.position());
                }
            }
            if (random.nextInt(5) == 0 && Files.exists(log)) {
                try (LogFollower follower = follower(committed)) {
                    committed = Optional.of(readAll(follower));
                }
                Files.move(log, folder.resolve("mail.log." + ++rotations));
                write(2);
            }
        }
        try (LogFollower follower = follower(committed)) {
            readAll(follower);
            readAll(follower);
        }
        assertThat(found).isEqualTo(written);
    }
}
