package dev.repwatch.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.maillog.refusal.Judge;
import dev.repwatch.monitor.store.Database;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where lines come from beside one plain file: the journal and containers by their programs, patterns, packed segments. */
class LogSourcesTest {

    private static final Instant START = Instant.parse("2026-11-29T22:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SENT =
            "to=<a@b.example>, relay=mx.b.example[192.0.2.9]:25, delay=1, dsn=2.0.0, status=sent (250 ok)";

    @TempDir
    private Path folder;

    private Database database;
    private Instant now = START;

    @BeforeEach
    void open() {
        database = KilledReader.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long accepted() {
        return MaillogKillTest.counted(database).values().stream()
                .mapToLong(n -> n)
                .sum();
    }

    /** Stands for a program; what it was called with is in {@code called}. */
    private Path program(String script) throws IOException {
        return Files.writeString(
                folder.resolve("program.sh"),
                "printf '%s\\n' \"$*\" >> '" + folder.resolve("called") + "'\n" + script + "\n");
    }

    private CommandStream stream(CommandStream.Program program) {
        return new CommandStream(
                program,
                KilledReader.settings().choice(),
                new Judge(List.of(), Map.of()),
                new TrafficLedger(database, 500, 1000),
                LogPlace.of(database, program.name()).row(),
                now);
    }

    /** Looks until so much is counted; the program may be started again after a while. */
    private void untilCounted(CommandStream stream, long expected) {
        now = now.plusSeconds(11);
        await().atMost(PATIENCE).until(() -> {
            stream.pass(now);
            return accepted() >= expected;
        });
        stream.pass(now);
        assertThat(accepted()).isEqualTo(expected);
    }

    private static String entry(int number, String message) {
        return "{\"__CURSOR\":\"s=1;i=" + number + "\",\"__REALTIME_TIMESTAMP\":\"" + (1796074265000000L + number)
                + "\",\"_SYSTEMD_UNIT\":\"postfix@-.service\",\"SYSLOG_IDENTIFIER\":\"postfix/smtp\",\"MESSAGE\":"
                + message
                + "}\n";
    }

    private static String bytes(String text) {
        StringBuilder numbers = new StringBuilder("[");
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            numbers.append(numbers.length() == 1 ? "" : ",").append(each & 0xFF);
        }
        return numbers.append(']').toString();
    }

    @Test
    void theJournalIsReadByItsProgramAndGoesOnAtItsCursor() throws IOException {
        Path journal = Files.writeString(
                folder.resolve("journal"),
                entry(1, "\"A1: " + SENT + "\"") + entry(2, bytes("A2: " + SENT)) + entry(3, "null"));
        JournalProgram program = new JournalProgram(List.of(
                "sh",
                program("after=$(printf '%s\\n' \"$@\" | sed -n 's/^--after-cursor=//p')\n"
                                + "if [ -z \"$after\" ]; then cat '" + journal + "'; else sed \"1,/$after\\\"/d\" '"
                                + journal
                                + "'; fi")
                        .toString()));
        try (CommandStream stream = stream(program)) {
            untilCounted(stream, 2);
            Files.writeString(journal, entry(4, "\"A4: " + SENT + "\""), StandardOpenOption.APPEND);
            untilCounted(stream, 3);
        }
        Files.writeString(journal, entry(5, "\"A5: " + SENT + "\""), StandardOpenOption.APPEND);
        try (CommandStream again = stream(program)) {
            untilCounted(again, 4);
        }
        assertThat(Files.readAllLines(folder.resolve("called")))
                .first()
                .asString()
                .contains("--all", "--output=json", "SYSLOG_FACILITY=2", "--since=-1d");
        assertThat(Files.readString(folder.resolve("called"))).contains("--after-cursor=s=1;i=4");
    }

    @Test
    void aContainerIsReadByItsProgramAndALineAtItsPlaceIsCountedOnce() throws IOException {
        Path container = Files.writeString(
                folder.resolve("container"),
                "2026-11-29T21:31:05.000000001Z Nov 29 21:31:05 mx1 postfix/smtp[1]: A1: " + SENT + "\n"
                        + "2026-11-29T21:31:06.000000001Z Nov 29 21:31:06 mx1 postfix/smtp[1]: A2: " + SENT + "\n");
        DockerProgram program = new DockerProgram(
                List.of("sh", program("cat '" + container + "'").toString()), "postfix-1");
        try (CommandStream stream = stream(program)) {
            untilCounted(stream, 2);
            Files.writeString(
                    container,
                    "2026-11-29T21:31:07.000000001Z Nov 29 21:31:07 mx1 postfix/smtp[1]: A3: " + SENT + "\n",
                    StandardOpenOption.APPEND);
            untilCounted(stream, 3);
        }
        assertThat(Files.readString(folder.resolve("called")))
                .contains("logs --follow --timestamps --since=24h postfix-1", "--since=2026-11-29T21:31:06.000000001Z");
    }

    @Test
    void aProgramThatIsNotThereIsTriedAgainAndHarmsNobody() {
        try (CommandStream stream = stream(
                new JournalProgram(List.of(folder.resolve("no-such-program").toString())))) {
            assertThat(stream.pass(now.plusSeconds(11)).more()).isFalse();
            assertThat(stream.pass(now.plusSeconds(22)).more()).isFalse();
        }
        assertThat(accepted()).isZero();
    }

    private MailTraffic following(String... files) {
        MailTraffic traffic = new MailTraffic(database, () -> now);
        traffic.use(KilledReader.settings(files), folder.resolve("config.toml"), Map.of());
        return traffic;
    }

    private void look(MailTraffic traffic) {
        now = now.plusSeconds(11);
        traffic.pass();
    }

    private Path log(String name, int lines) throws IOException {
        return Files.writeString(folder.resolve(name), lines(lines));
    }

    private static String lines(int many) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < many; line++) {
            text.append("Nov 29 21:31:05 mx1 postfix/smtp[1]: B")
                    .append(line)
                    .append(": ")
                    .append(SENT)
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void severalFilesAndAPatternAreFollowedTogether() throws IOException {
        Files.createDirectory(folder.resolve("hosts"));
        log("mail.log", 3);
        log("hosts/mx1.log", 5);
        log("hosts/mx2.log", 7);
        try (MailTraffic traffic = following("mail.log", "hosts/*.log", "absent.log")) {
            look(traffic);
            assertThat(accepted()).isEqualTo(15);
            log("hosts/mx3.log", 11);
            Files.writeString(folder.resolve("mail.log"), lines(2), StandardOpenOption.APPEND);
            look(traffic);
            look(traffic);
            assertThat(accepted()).isEqualTo(28);
        }
        try (MailTraffic again = following("mail.log", "hosts/*.log")) {
            look(again);
            assertThat(accepted()).isEqualTo(28);
        }
    }

    private static String kumo(int many) {
        String record =
                "{\"type\":\"Delivery\",\"timestamp\":1795987865,\"id\":\"q\",\"recipient\":\"a@b.example\",\"response\":{\"code\":250,\"content\":\"ok\"},\"peer_address\":{\"name\":\"mx.b.example.\",\"addr\":\"192.0.2.9\"},\"source_address\":{\"address\":\"198.51.100.7:4000\"}}\n";
        return record.repeat(many);
    }

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private void segment(String name, int records, Packer packer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.over(bytes)) {
            out.write(kumo(records).getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve(name), bytes.toByteArray());
        Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(120)));
    }

    @Test
    void packedSegmentsThatAPatternFindsAreReadOnce() throws IOException {
        Files.createDirectory(folder.resolve("kumo"));
        segment("kumo/20261129-213100", 4, ZstdOutputStream::new);
        segment("kumo/20261129-213200", 6, GZIPOutputStream::new);
        try (MailTraffic traffic = following("kumo/*")) {
            look(traffic);
            look(traffic);
            assertThat(accepted()).isEqualTo(10);
            segment("kumo/20261129-213300", 8, ZstdOutputStream::new);
            look(traffic);
            look(traffic);
            assertThat(accepted()).isEqualTo(18);
        }
        try (MailTraffic again = following("kumo/*")) {
            look(again);
            look(again);
            assertThat(accepted()).isEqualTo(18);
        }
    }

    /** More than one pass reads, and ended in the middle: what is read is never held as a whole. */
    @Test
    void aLargeSegmentIsReadOnFromWhereItWasLeft() throws IOException {
        int records = 18_000;
        String padded = kumo(1).replace("\"type\"", "\"padding\":\"" + "x".repeat(4_000) + "\",\"type\"");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(bytes)) {
            for (int record = 0; record < records; record++) {
                out.write(padded.getBytes(StandardCharsets.UTF_8));
            }
        }
        Path file = Files.write(folder.resolve("segment"), bytes.toByteArray());
        Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(120)));
        try (FileStream stream = packed(file)) {
            assertThat(stream.pass(now).more()).isTrue();
        }
        assertThat(accepted()).isBetween(1L, records - 1L);
        try (FileStream again = packed(file)) {
            assertThat(again.pass(now).more()).isFalse();
            assertThat(again.pass(now).more()).isFalse();
        }
        try (FileStream over = packed(file)) {
            assertThat(over.pass(now).more()).isFalse();
        }
        assertThat(accepted()).isEqualTo(records);
    }

    private FileStream packed(Path file) {
        return new FileStream(
                file,
                true,
                KilledReader.settings(file.toString()).choice(),
                new Judge(List.of(), Map.of()),
                new TrafficLedger(database, 500, 1_000),
                LogPlace.of(database, file.toString()),
                now);
    }
}
