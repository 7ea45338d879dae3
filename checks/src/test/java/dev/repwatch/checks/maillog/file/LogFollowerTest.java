package dev.repwatch.checks.maillog.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.line.LineSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {

    @TempDir
    private Path folder;

    private final List<String> found = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final Map<Integer, Generation> committed = new TreeMap<>();
    private boolean begun;
    private Instant now = Instant.parse("2026-11-30T12:00:00Z");
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

    private LogFollower follower() {
        return new LogFollower(
                log,
                (first, resumed) -> new LogLines(List.of(" status="), LineSink.text(found::add)),
                committed.values(),
                begun);
    }

    private LogFollower.Look look(LogFollower follower) throws IOException {
        LogFollower.Look look = follower.look(now);
        look.changed().forEach(each -> committed.put(each.number(), each));
        look.forgotten().forEach(committed::remove);
        begun = true;
        return look;
    }

    private List<LogFollower.Notice> readAll(LogFollower follower) throws IOException {
        List<LogFollower.Notice> notices = new ArrayList<>();
        for (int quiet = 0; quiet < 2; ) {
            LogFollower.Look look = look(follower);
            notices.addAll(look.notices());
            quiet = look.read() > 0 ? 0 : quiet + 1;
        }
        return notices;
    }

    @Test
    void aLineIsReadWhenItIsWhole() throws IOException {
        try (LogFollower follower = follower()) {
            Files.writeString(log, "half 1 of a status=");
            assertThat(look(follower).read()).isZero();
            Files.writeString(log, "line\n", StandardOpenOption.APPEND);
            readAll(follower);
            assertThat(found).containsExactly("half 1 of a status=line");
        }
    }

    @Test
    void renamedWithLinesStillComingIntoTheOldFile() throws IOException {
        try (LogFollower follower = follower()) {
            write(5);
            readAll(follower);
            Files.move(log, folder.resolve("mail.log.1"));
            Files.writeString(folder.resolve("mail.log.1"), "late status=1\n", StandardOpenOption.APPEND);
            written.add("late status=1");
            readAll(follower);
            write(3);
            readAll(follower);
            Files.writeString(folder.resolve("mail.log.1"), "last status=2", StandardOpenOption.APPEND);
            written.add("last status=2");
            now = now.plus(LogFollower.LATE);
            readAll(follower);
            assertThat(found).isEqualTo(written);
        }
    }

    @Test
    void copiedAndTruncatedEvenWhenItGrewPastTheOldPlace() throws IOException {
        try (LogFollower follower = follower()) {
            write(5);
            readAll(follower);
            write(2);
            Files.copy(log, folder.resolve("mail.log.1"));
            Files.write(log, new byte[0]);
            write(50);
            assertThat(readAll(follower)).containsExactly(LogFollower.Notice.TRUNCATED);
            assertThat(found).containsExactlyInAnyOrderElementsOf(written);
        }
    }

    @Test
    void whatNobodyKeptIsSaidToBeLost() throws IOException {
        try (LogFollower follower = follower()) {
            write(5);
            readAll(follower);
            Files.write(log, new byte[0]);
            write(1);
            assertThat(readAll(follower)).contains(LogFollower.Notice.TRUNCATED, LogFollower.Notice.LOST);
        }
    }

    @Test
    void rotatedAndPackedWhileNobodyLooked() throws IOException {
        write(5);
        try (LogFollower follower = follower()) {
            readAll(follower);
        }
        write(4);
        try (OutputStream packed =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("mail.log-20261130.gz")))) {
            Files.copy(log, packed);
        }
        Files.delete(log);
        try (LogFollower follower = follower()) {
            assertThat(look(follower).notices()).containsExactly(LogFollower.Notice.ABSENT);
            write(3);
            readAll(follower);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(written);
        assertThat(committed.values()).filteredOn(Generation::done).hasSize(1);
    }

    @Test
    void aFileThatOnlyBeginsWithTheSameNameIsNoGeneration() throws IOException {
        write(1);
        try (LogFollower follower = follower()) {
            readAll(follower);
            Files.writeString(folder.resolve("mail.log.err"), "1 status=other\n");
            Files.writeString(folder.resolve("mail.logs"), "1 status=other\n");
            Files.writeString(folder.resolve("mail.log.1.xz"), "\u00fd7zXZ\0 1 status=other\n", ISO_8859_1);
            now = now.plusSeconds(60);
            readAll(follower);
            assertThat(found).isEqualTo(written);
        }
        assertThat(List.of(
                        "mail.log.1",
                        "mail.log-20261130.gz",
                        "mail.log.20261130-061112",
                        "mail-20261130.log",
                        "mail.log.2.zst"))
                .allMatch(name -> new RotatedNames(log).has(folder.resolve(name)));
    }

    @Test
    void whatWasRotatedBeforeItIsFollowedIsNotRead() throws IOException {
        Files.writeString(folder.resolve("mail.log.1"), "before 1 status=old\n");
        write(2);
        try (LogFollower follower = follower()) {
            readAll(follower);
            Files.move(folder.resolve("mail.log.1"), folder.resolve("mail.log.2"));
            Files.move(log, folder.resolve("mail.log.1"));
            write(2);
            readAll(follower);
        }
        assertThat(found).isEqualTo(written);
    }

    @Test
    void anEarlierVersionKnewOneGenerationOnly() throws IOException {
        Files.writeString(folder.resolve("mail.log.2"), "before 1 status=old\n");
        write(5);
        try (LogFollower follower = follower()) {
            readAll(follower);
        }
        Generation last = committed.values().iterator().next();
        committed.clear();
        committed.put(0, new Generation(0, last.head(), last.offset(), false));
        Files.setLastModifiedTime(folder.resolve("mail.log.2"), FileTime.fromMillis(1));
        write(2);
        Files.move(log, folder.resolve("mail.log.1"));
        write(3);
        try (LogFollower follower = follower()) {
            readAll(follower);
        }
        try (LogFollower follower = follower()) {
            readAll(follower);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void generationsWithTheSameHeaderAreToldApart() throws IOException {
        String header = "type,timeLogged,orig,rcpt,status=\n";
        Files.writeString(log, header);
        try (LogFollower follower = follower()) {
            readAll(follower);
            write(2);
            readAll(follower);
            Files.move(log, folder.resolve("mail.log.1"));
            Files.writeString(log, header);
            readAll(follower);
            write(2);
            readAll(follower);
        }
        assertThat(found).filteredOn(line -> !line.startsWith("type")).isEqualTo(written);
    }
}
