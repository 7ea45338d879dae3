package dev.repwatch.checks.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A feed is a class, a settings record, a catalogue line, recorded answers, a test and a row in the docs: all or none. */
class FeedCatalogueTest {

    /** The port, the opened feed, and what score zones have in common. */
    private static final Set<String> NOT_FEEDS =
            Set.of("Feed.java", "OpenFeed.java", "ZoneFeed.java", "MailboxFeed.java");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static List<FeedType<?>> all() {
        return Feeds.ALL;
    }

    @Test
    void noTwoFeedsShareAName() {
        Set<String> names = new HashSet<>();
        assertThat(Feeds.ALL).allMatch(it -> names.add(it.type()), "a type of its own");
    }

    @Test
    void everyFeedClassIsInTheCatalogue() throws IOException {
        Path sources = ROOT.resolve("checks/src/main/java/dev/repwatch/checks/feeds");
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> classes = files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith("Feed.java") && !NOT_FEEDS.contains(it))
                    .map(it -> it.replace("Feed.java", ""))
                    .toList();
            assertThat(classes)
                    .containsExactlyInAnyOrderElementsOf(Feeds.ALL.stream()
                            .map(it -> it.settings().getSimpleName().replace("Settings", ""))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasRecordedAnswers(FeedType<?> type) throws Exception {
        URL folder = FeedCatalogueTest.class.getResource("/feeds/" + type.type());
        assertThat(folder).as("src/test/resources/feeds/%s", type.type()).isNotNull();
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            assertThat(files).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasATestOfItsName(FeedType<?> type) throws Exception {
        String feed = type.settings().getName().replaceFirst("Settings$", "Feed");
        assertThat(Feed.class).isAssignableFrom(Class.forName(feed));
        Class<?> test = Class.forName(feed + "Test");
        assertThat(test.getSuperclass()).as("a contract behind the test").isNotEqualTo(Object.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isInTheDocsWithItsKeys(FeedType<?> type) throws IOException {
        String docs = Files.readString(ROOT.resolve("docs/feeds.md"));
        assertThat(docs).contains("| `" + type.type() + "` |");
        String snippet = section(docs, type.type());
        for (var component : type.settings().getRecordComponents()) {
            boolean required = component.getType() != java.util.Optional.class
                    && component.getType() != boolean.class
                    && component.getType() != List.class
                    && component.getType() != java.util.Map.class;
            if (required) {
                assertThat(snippet).contains(snake(component.getName()) + " = ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsFreshnessIsInTheDocs(FeedType<?> type) throws IOException {
        Duration quiet = type.declaration().delay().plus(type.declaration().patience());
        String hours = quiet.toHoursPart() == 0 ? "" : " " + quiet.toHoursPart() + " h";
        String said = type.settings() == dev.repwatch.checks.feeds.generic.GenericSettings.class
                ? "1 day + `patience`"
                : quiet.toDays() + (quiet.toDays() == 1 ? " day" : " days") + hours;
        String row = Files.readAllLines(ROOT.resolve("docs/feeds.md")).stream()
                .filter(it -> it.startsWith("| `" + type.type() + "` |"))
                .findFirst()
                .orElseThrow();
        assertThat(row).contains(" | " + said + " | ");
    }

    @ParameterizedTest
    @MethodSource("all")
    void declaresWhatItsNumbersMean(FeedType<?> type) {
        FeedDeclaration it = type.declaration();
        Set<String> names = new HashSet<>();
        assertThat(it.measures())
                .allMatch(kind -> names.add(kind.name()) && kind.name().matches("[a-z][a-z0-9_]{2,40}"));
        assertThat(it.weight()).isBetween(0, 40);
        assertThat(it.terms()).isNotBlank();
        assertThat(it.covers()).isNotEmpty();
        assertThat(it.minInterval()).isPositive().isLessThanOrEqualTo(it.patience());
    }

    private static String section(String docs, String type) {
        Matcher table =
                Pattern.compile("```toml\\n\\[feeds\\.[a-z0-9_-]+\\][^`]*```").matcher(docs);
        return table.results()
                .map(found -> found.group())
                .filter(it -> it.startsWith("```toml\n[feeds." + type + "]") || it.contains("type = \"" + type + "\""))
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/feeds.md has no snippet for " + type));
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
