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

/**
 * 120 mutants of a database that was closed in order, and as many of one that was killed; more with
 * {@code -Drepwatch.mutants=1200}. A refusal always says what to do.
 */
class DamagedFileTest {

    private static final int MUTANTS = Integer.getInteger("repwatch.mutants", 120);
    private static final int ROWS = 10_000;
    private static final int BATCH = 1_000;
    private static final String REFUSED = "refused";
    private static final String WHOLE = "whole";
    private static final String OTHER_ROWS = "rows of one page are others or missing";
    /** More rows than a page of H2 holds. */
    private static final int PAGE = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path directory;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static byte[] closed;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static byte[] killed;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static byte[] older;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static List<String> content;

    private final Random random = new Random(Long.getLong("repwatch.seed", 20_261_124));

    @BeforeAll
    static void write() throws IOException {
        try (Database database = open("closed")) {
            for (int batch = 0; batch < ROWS; batch += BATCH) {
                int from = batch;
                database.inTransaction(t -> insert(t, from, from + BATCH));
            }
        }
        // opened again, so that the files hold little that is no longer in use
        try (Database database = open("closed")) {
            older = Files.readAllBytes(file("closed", ".mv.db"));
            database.inTransaction(t -> insert(t, ROWS, ROWS + 1));
            // what a kill leaves: the files as they are while the database is open
            Files.copy(file("closed", ".mv.db"), file("killed", ".mv.db"));
            Files.copy(file("closed", ".mark"), file("killed", ".mark"));
            content = content(database);
        }
        closed = Files.readAllBytes(file("closed", ".mv.db"));
        killed = Files.readAllBytes(file("killed", ".mv.db"));
    }

    @AfterAll
    static void sane() {
        assertThat(closed.length).isGreaterThan(250_000);
        assertThat(content).hasSizeGreaterThan(ROWS);
    }

    @Test
    void theKilledDatabaseItselfOpensWithEverything() throws IOException {
        assertThat(outcome("killed", killed)).isEqualTo(WHOLE);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        assertThat(outcomes("closed", closed, MUTANTS / 3, this::truncated)).containsOnly(REFUSED);
    }

    @Test
    void everyFlippedByteIsRefused() throws IOException {
        assertThat(outcomes("closed", closed, MUTANTS / 3, this::flipped)).containsOnly(REFUSED);
    }

    @Test
    void everyZeroedPageIsRefused() throws IOException {
        assertThat(outcomes("closed", closed, MUTANTS / 6, this::zeroed)).containsOnly(REFUSED);
    }

    @Test
    void everyDamagedHeaderIsRefused() throws IOException {
        assertThat(outcomes("closed", closed, MUTANTS / 6, this::beheaded)).containsOnly(REFUSED);
    }

    @Test
    void aTruncationAfterAKillIsRefusedOrHasLostNothing() throws IOException {
        assertThat(outcomes("killed", killed, MUTANTS / 3, this::truncated))
                .isSubsetOf(REFUSED, WHOLE)
                .contains(REFUSED);
    }

    /** The exception that docs/storage.md names: a byte inside a stored row spoils that row, at worst its page. */
    @Test
    void aFlippedByteAfterAKillIsRefusedOrHasLostNothingOrIsInRowsOfOnePage() throws IOException {
        assertThat(outcomes("killed", killed, MUTANTS / 3, this::flipped)).isSubsetOf(REFUSED, WHOLE, OTHER_ROWS);
    }

    @Test
    void aZeroedPageAfterAKillIsRefusedOrHasLostNothing() throws IOException {
        assertThat(outcomes("killed", killed, MUTANTS / 6, this::zeroed))
                .isSubsetOf(REFUSED, WHOLE)
                .contains(REFUSED);
    }

    /** There are two headers, so one may be damaged. */
    @Test
    void aDamagedHeaderAfterAKillIsRefusedOrHasLostNothing() throws IOException {
        assertThat(outcomes("killed", killed, MUTANTS / 6, this::beheaded)).isSubsetOf(REFUSED, WHOLE);
    }

    @Test
    void anOlderStateIsRefusedThoughItIsWholeInItself() throws IOException {
        assertThat(refusal("killed", older)).contains("is older than what repwatch last wrote", "change 10");
        assertThat(refusal("closed", older)).contains("is not as repwatch left it");
    }

    @Test
    void aRefusalTouchesNothing() throws IOException {
        byte[] mutant = truncated(closed, 0);
        assertThat(refusal("closed", mutant)).contains("is not as repwatch left it");
        assertThat(Files.readAllBytes(file("mutant", ".mv.db"))).isEqualTo(mutant);
    }

    @Test
    void aMissingFileIsRefusedAndNotMadeAnew() throws IOException {
        place("closed", closed);
        Files.delete(file("mutant", ".mv.db"));
        assertThat(refusal()).contains("is missing");
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

    private static String outcome(String mark, byte[] bytes) throws IOException {
        place(mark, bytes);
        try (Database database = open("mutant")) {
            return compared(content(database));
        } catch (StorageRefused refusal) {
            saysWhatToDo(refusal);
            return REFUSED;
        }
    }

    private static String compared(List<String> found) {
        if (found.equals(content)) {
            return WHOLE;
        }
        List<String> lost = new ArrayList<>(content);
        found.forEach(lost::remove);
        List<String> gained = new ArrayList<>(found);
        content.forEach(gained::remove);
        return lost.size() <= PAGE && gained.size() <= PAGE ? OTHER_ROWS : "lost " + lost + ", gained " + gained;
    }

    private static String refusal(String mark, byte[] bytes) throws IOException {
        place(mark, bytes);
        return refusal();
    }

    private static String refusal() {
        try (Database database = open("mutant")) {
            throw new AssertionError("opened, " + compared(content(database)));
        } catch (StorageRefused refusal) {
            saysWhatToDo(refusal);
            return String.valueOf(refusal.getMessage());
        }
    }

    private static void saysWhatToDo(StorageRefused refusal) {
        assertThat(refusal)
                .hasMessageContaining("Put back a backup")
                .hasMessageContaining("docs/storage.md")
                .hasMessageContaining("delete mutant.mark");
    }

    /**
     * Every row of every table, and the tables themselves; not their next number, of which H2 puts some aside, nor how many
     * rows there are.
     */
    private static List<String> content(Database database) {
        return database.read(t -> t.handle().createQuery("SCRIPT").mapTo(String.class).stream()
                .flatMap(String::lines)
                .filter(line -> !line.contains("RESTART WITH") && !line.startsWith("-- "))
                .map(line -> line.replaceFirst("[,;]$", ""))
                .toList());
    }

    /** A new file each time: on one that H2 could not open it keeps its lock, and the next would be refused for that. */
    private static void place(String mark, byte[] content) throws IOException {
        Files.deleteIfExists(file("mutant", ".mv.db"));
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
