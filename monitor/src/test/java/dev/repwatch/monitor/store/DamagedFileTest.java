package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 120 mutants of a database that was closed in order, and 60 of one that was killed. */
class DamagedFileTest {

    private static final int ROWS = 20_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path directory;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static byte[] closed;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static byte[] killed;

    private final Random random = new Random(20261124);

    @BeforeAll
    static void write() throws IOException {
        try (Database database = open("closed")) {
            for (int batch = 0; batch < 10; batch++) {
                int from = batch * ROWS / 10;
                database.inTransaction(t -> insert(t, from, from + ROWS / 10));
            }
            // what a kill leaves: the files as they are while the database is open
            Files.copy(file("closed", ".mv.db"), file("killed", ".mv.db"));
            Files.copy(file("closed", ".mark"), file("killed", ".mark"));
        }
        closed = Files.readAllBytes(file("closed", ".mv.db"));
        killed = Files.readAllBytes(file("killed", ".mv.db"));
    }

    @AfterAll
    static void sane() {
        assertThat(closed.length).isGreaterThan(500_000);
    }

    @Test
    void theKilledDatabaseItselfOpensWithEverything() throws IOException {
        assertThat(outcome("killed", killed)).isEqualTo("whole");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        assertThat(outcomes("closed", closed, 40, this::truncated)).containsOnly("refused");
    }

    @Test
    void everyFlippedByteIsRefused() throws IOException {
        assertThat(outcomes("closed", closed, 40, this::flipped)).containsOnly("refused");
    }

    @Test
    void everyZeroedPageIsRefused() throws IOException {
        assertThat(outcomes("closed", closed, 20, this::zeroed)).containsOnly("refused");
    }

    @Test
    void everyDamagedHeaderIsRefused() throws IOException {
        assertThat(outcomes("closed", closed, 20, this::beheaded)).containsOnly("refused");
    }

    @Test
    void aTruncationAfterAKillIsRefusedOrHasLostNothing() throws IOException {
        assertThat(outcomes("killed", killed, 60, this::truncated))
                .isSubsetOf("refused", "whole")
                .contains("refused");
    }

    @Test
    void aRefusalSaysWhatToDoAndTouchesNothing() throws IOException {
        byte[] mutant = truncated(closed, 0);
        place("closed", mutant);
        try (Database database = open("mutant")) {
            throw new AssertionError("opened with " + rows(database) + " rows");
        } catch (StorageRefused refusal) {
            assertThat(refusal)
                    .hasMessageContaining("is not as repwatch left it")
                    .hasMessageContaining("docs/storage.md")
                    .hasMessageContaining("delete mutant.mark");
        }
        assertThat(Files.readAllBytes(file("mutant", ".mv.db"))).isEqualTo(mutant);
    }

    @Test
    void aMissingFileIsRefusedAndNotMadeAnew() throws IOException {
        place("closed", closed);
        Files.delete(file("mutant", ".mv.db"));
        try (Database database = open("mutant")) {
            throw new AssertionError("opened with " + rows(database) + " rows");
        } catch (StorageRefused refusal) {
            assertThat(refusal).hasMessageContaining("is missing");
        }
        assertThat(file("mutant", ".mv.db")).doesNotExist();
    }

    private List<String> outcomes(String mark, byte[] original, int count, BiFunction<byte[], Integer, byte[]> mutation)
            throws IOException {
        List<String> outcomes = new ArrayList<>();
        for (int mutant = 0; mutant < count; mutant++) {
            outcomes.add(outcome(mark, mutation.apply(original, mutant)));
        }
        return outcomes;
    }

    private static String outcome(String mark, byte[] content) throws IOException {
        place(mark, content);
        try (Database database = open("mutant")) {
            int rows = rows(database);
            return rows == ROWS ? "whole" : "older: " + rows;
        } catch (StorageRefused refusal) {
            return "refused";
        }
    }

    private static int rows(Database database) {
        return database.read(t -> t.handle()
                .createQuery("SELECT COUNT(*) FROM target WHERE kind = 'ipv4'")
                .mapTo(Integer.class)
                .one());
    }

    private static void place(String mark, byte[] content) throws IOException {
        Files.write(file("mutant", ".mv.db"), content);
        Path source = mark.equals("closed") ? file("closed", ".mark") : file("killed", ".mark");
        Files.copy(source, file("mutant", ".mark"), StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] truncated(byte[] original, int mutant) {
        return Arrays.copyOf(original, mutant == 1 ? original.length - 1 : random.nextInt(original.length));
    }

    private byte[] flipped(byte[] original, int mutant) {
        byte[] changed = original.clone();
        int at = random.nextInt(changed.length);
        changed[at] = (byte) (changed[at] ^ (1 << (mutant % 8)));
        return changed;
    }

    private byte[] zeroed(byte[] original, int mutant) {
        byte[] changed = original.clone();
        int page;
        do {
            page = random.nextInt(changed.length / 4096) * 4096;
        } while (isZero(original, page));
        Arrays.fill(changed, page, page + 4096, (byte) 0);
        return changed;
    }

    private static boolean isZero(byte[] bytes, int page) {
        for (int at = page; at < page + 4096; at++) {
            if (bytes[at] != 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] beheaded(byte[] original, int mutant) {
        byte[] changed = original.clone();
        int at = random.nextInt(200) + (mutant % 2) * 4096;
        changed[at] = (byte) ~changed[at];
        return changed;
    }

    private static Database open(String name) {
        return Database.open(new StorageLocation.H2File(directory.resolve(name)));
    }

    private static Path file(String name, String suffix) {
        return directory.resolve(name + suffix);
    }

    private static int insert(Transaction t, int from, int to) {
        var batch = t.handle()
                .prepareBatch("INSERT INTO target (text, kind, watched, baseline, alarm)"
                        + " VALUES (?, 'ipv4', TRUE, 'PENDING', FALSE)");
        for (int row = from; row < to; row++) {
            batch.bind(0, "198.51.100." + row).add();
        }
        return batch.execute().length;
    }
}
