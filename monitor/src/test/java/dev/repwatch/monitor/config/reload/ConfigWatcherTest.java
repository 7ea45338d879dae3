package dev.repwatch.monitor.config.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real files and the real watch service. */
class ConfigWatcherTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SETTLE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final List<ConfigOutcome> told = new CopyOnWriteArrayList<>();
    private Path file = Path.of("");
    private ConfigWatcher watcher;

    @BeforeEach
    void start() throws IOException {
        file = put("config.toml", "include = [\"conf.d/*.toml\"]\n[[target_files]]\npath = \"targets.d/*.txt\"\n");
        put("conf.d/web.toml", "");
        put("targets.d/bulk.txt", "192.0.2.1\n");
        put("etc/resolv.conf", "nameserver 192.0.2.53\n");
        watcher = watcher(NEVER).start();
    }

    @AfterEach
    void stop() {
        watcher.close();
    }

    @Test
    void aChangeIsRead() throws IOException {
        put("config.toml", "language = \"ja\"\n");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(last().file().language()).isPresent());
    }

    /** A lease or a network that changed names other resolvers: the daemon asked the old ones for ever. */
    @Test
    void otherResolversOfTheSystemAreAChange() throws IOException {
        put("etc/resolv.conf", "nameserver 192.0.2.54\n");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).isNotEmpty());
    }

    @Test
    void oneThatTheDaemonCannotTakeOverDoesNotEndTheWatching() throws IOException {
        watcher.close();
        ConfigReader reader = new ConfigReader(Map.of(), Sections.ALL);
        AtomicInteger refusals = new AtomicInteger();
        watcher = new ConfigWatcher(
                        file,
                        reader,
                        outcome -> {
                            if (refusals.getAndIncrement() == 0) {
                                throw new IllegalStateException("not now");
                            }
                            told.add(outcome);
                        },
                        NEVER,
                        SETTLE,
                        List.of())
                .start();
        put("config.toml", "language = \"en\"\n");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(refusals).hasPositiveValue());

        put("config.toml", "language = \"ja\"\n");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(last().file().language()).isPresent());
    }

    @Test
    void aFileThatIsReplacedIsRead() throws IOException {
        Path next = put("config.toml.new", "language = \"ja\"\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(last().file().language()).isPresent());
    }

    @Test
    void aNewTargetFileIsRead() throws IOException {
        put("targets.d/more.txt", "192.0.2.2\n");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(last().targets()).hasSize(2));
    }

    @Test
    void aTargetFileThatIsEmptiedOrBrokenKeepsItsLastGoodContent() throws IOException {
        watcher.reload();
        put("targets.d/bulk.txt", "");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(warnings())
                        .anyMatch(line -> line.endsWith("names no target; set allow_empty = true if that is meant"))
                        .anyMatch(line -> line.endsWith("the last good content of this file stays in force")));
        assertThat(last().targets()).hasSize(1);
    }

    @Test
    void aBrokenFileIsRefusedAndAGoodOneAfterItRead() throws IOException {
        put("config.toml", "[web]\nlisen = \"127.0.0.1:1\"\n");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told).anyMatch(ConfigOutcome.Refused.class::isInstance));
        put("config.toml", "language = \"ja\"\n");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(last().file().language()).isPresent());
    }

    @Test
    void aFileThatVanishesIsRefusedAndItsReturnIsRead() throws IOException {
        Files.delete(file);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told).anyMatch(ConfigOutcome.Refused.class::isInstance));
        put("config.toml", "language = \"ja\"\n");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(last().file().language()).isPresent());
    }

    @Test
    void whatNobodyTellsOfIsNoticedByComparing() throws IOException {
        watcher.close();
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path real = Files.writeString(elsewhere.resolve("real.toml"), "");
        Path link = Files.createSymbolicLink(directory.resolve("link.toml"), real);
        file = link;
        watcher = watcher(Duration.ofMillis(100)).start();
        Files.writeString(real, "language = \"ja\"\n");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(last().file().language()).isPresent());
    }

    @Test
    void readingOnDemandTellsTheOneWhoAskedAndTheConsumer() {
        ConfigOutcome outcome = watcher.reload();

        assertThat(told).containsExactly(outcome);
    }

    private ConfigWatcher watcher(Duration reread) throws IOException {
        ConfigReader reader = new ConfigReader(Map.of(), Sections.ALL);
        return new ConfigWatcher(
                file, reader, told::add, reread, SETTLE, List.of(directory.resolve("etc/resolv.conf")));
    }

    private Settings last() {
        assertThat(told).isNotEmpty();
        return told.get(told.size() - 1).match(ConfigOutcome.Read::settings, refused -> {
            throw new AssertionError(refused.problems().toString());
        });
    }

    private List<String> warnings() {
        return told.stream()
                .filter(ConfigOutcome.Read.class::isInstance)
                .flatMap(outcome -> ((ConfigOutcome.Read) outcome).warnings().stream())
                .map(Object::toString)
                .toList();
    }

    private Path put(String name, String text) throws IOException {
        Path path = directory.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }
}
