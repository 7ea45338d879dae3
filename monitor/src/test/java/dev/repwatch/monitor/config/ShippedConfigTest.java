package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.ChannelType;
import dev.repwatch.alerts.Channels;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.bind.Keys;
import dev.repwatch.monitor.config.section.DnsSection;
import dev.repwatch.monitor.config.section.ListsSection;
import dev.repwatch.monitor.config.section.RouteEntry;
import dev.repwatch.monitor.config.section.ScheduleSection;
import dev.repwatch.monitor.config.section.StorageSection;
import dev.repwatch.monitor.config.section.UserEntry;
import dev.repwatch.monitor.config.section.WebSection;
import dev.repwatch.monitor.config.targets.TargetEntry;
import dev.repwatch.monitor.config.targets.TargetFileEntry;
import dev.repwatch.monitor.config.targets.TargetUrlEntry;
import dev.repwatch.monitor.web.Certificates;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The {@code config.toml} that is shipped: valid as it is, complete, and true about the defaults. */
class ShippedConfigTest {

    private static final Path SHIPPED = Path.of("..", "config.toml");
    private static final Pattern COMMENTED = Pattern.compile("(?m)^# (?=\\[|[a-z0-9_]+ = )");
    private static final Pattern FILE = Pattern.compile("/etc/repwatch/([a-z0-9.-]+)");

    private static final String DEMANDS = """
            receiver\tid\tlevel\tcondition\tmet_when\tsource\tsource_date
            our-bank\tdmarc\tmust\tour own policy\tdmarc.enforced\tintranet/mail\t2026-11-01
            """;

    @TempDir
    Path directory;

    private String text = "";

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(SHIPPED);
    }

    @Test
    void isValidAsShippedAndSaysWhatIsMissing() {
        assertThat(ConfigFixture.in(directory).warnings(text))
                .containsExactly("config.toml:1:1: there is nothing to watch yet; add [[targets]]");
    }

    /** The README says: add a block. A table that is there already would be there twice. */
    @ParameterizedTest
    @MethodSource("tables")
    void everyTableMayBeAppended(String table) {
        assertThat(ConfigFixture.in(directory).problems(text + "\n" + table + "\n"))
                .as("an empty block lacks keys, and nothing else")
                .noneMatch(problem -> problem.contains("not valid TOML"));
    }

    @Test
    void whatTheReadmeAddsIsAccepted() {
        Settings settings = ConfigFixture.in(directory).settings(text + """

                [[targets]]
                addresses = ["192.0.2.10"]

                [dns]
                resolvers = ["127.0.0.1:53"]

                [web]
                listen = "127.0.0.1:9798"

                [reminders]
                owner_after = 2
                """);
        assertThat(settings.file().dns().resolvers()).hasSize(1);
        assertThat(settings.targets()).hasSize(1);
    }

    /** Who takes the "#" from a key alone. */
    @Test
    void aKeyWithoutItsTableIsExplained() {
        assertThat(ConfigFixture.in(directory).problems(text.replace("# retries = 3", "retries = 3")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains(
                        "unknown key \"retries\" at the top level; \"retries\" is a key of [dns], and that line has to stand"
                                + " above it");
        assertThat(ConfigFixture.in(directory).problems("[schedule]\nretries = 3\n"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("unknown key \"retries\" in [schedule]; \"retries\" is a key of [dns]");
    }

    @Test
    void everyExampleIsValid() throws IOException {
        Settings settings = uncommented();

        assertThat(settings.targets()).isNotEmpty();
        assertThat(settings.file().channels()).hasSizeGreaterThan(3);
        assertThat(settings.file().routes()).hasSize(1);
        assertThat(settings.file().web().tls()).isPresent();
    }

    @Test
    void theDefaultsItShowsAreTheDefaults() throws IOException {
        ConfigFile shown = uncommented().file();
        ConfigFile absent = ConfigFixture.in(directory).settings("").file();

        assertThat(shown.dns()).isEqualTo(absent.dns());
        assertThat(shown.schedule()).isEqualTo(absent.schedule());
        assertThat(shown.lists().usual()).isEqualTo(absent.lists().usual());
        assertThat(shown.lists().enable()).isEqualTo(absent.lists().enable());
        assertThat(shown.web().listen()).isEqualTo(absent.web().listen());
        assertThat(shown.web().users()).isEqualTo(absent.web().users());
        assertThat(shown.storage().kind()).isEqualTo(absent.storage().kind());
        assertThat(shown.storage().path()).isEqualTo(absent.storage().path());
        assertThat(shown.storage().port()).isEqualTo(absent.storage().port());
        assertThat(shown.include()).isEqualTo(absent.include());
        assertThat(shown.targets().get(0).maxExpand()).isEqualTo(TargetEntry.MAX_EXPAND);
    }

    @Test
    void theDefaultsOfOtherSectionsAreTheDefaults() throws IOException {
        Settings shown = uncommented();
        Settings absent = ConfigFixture.in(directory).settings("");

        for (OtherSection<?> section :
                Sections.ALL.stream().filter(it -> !it.many()).toList()) {
            assertThat(defaults(shown.section(section.type()), absent.section(section.type())))
                    .as(section.key())
                    .isEqualTo(defaults(absent.section(section.type()), absent.section(section.type())));
        }
    }

    /** The values of the keys that have a default; of the others the file shows an example. */
    private static Map<String, Object> defaults(Record section, Record absent) {
        return Arrays.stream(section.getClass().getRecordComponents())
                .filter(component -> !value(component, absent).equals(Optional.empty()))
                .collect(Collectors.toMap(RecordComponent::getName, component -> value(component, section)));
    }

    private static Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("settings records are readable", e);
        }
    }

    static Stream<Arguments> tables() {
        Stream<Arguments> own = Stream.of(
                Arguments.of("[dns]", DnsSection.class),
                Arguments.of("[schedule]", ScheduleSection.class),
                Arguments.of("[lists]", ListsSection.class),
                Arguments.of("[web]", WebSection.class),
                Arguments.of("[web.tls]", WebSection.Tls.class),
                Arguments.of("[[web.user]]", UserEntry.class),
                Arguments.of("[storage]", StorageSection.class),
                Arguments.of("[[targets]]", TargetEntry.class),
                Arguments.of("[[target_files]]", TargetFileEntry.class),
                Arguments.of("[[target_urls]]", TargetUrlEntry.class),
                Arguments.of("[[routes]]", RouteEntry.class));
        Stream<Arguments> others = Sections.ALL.stream().map(section -> Arguments.of(header(section), section.type()));
        return Stream.concat(own, others);
    }

    private static String header(OtherSection<?> section) {
        return section.many() ? "[[" + section.key() + "]]" : "[" + section.key() + "]";
    }

    /** Keys of nested tables have a block of their own. */
    @ParameterizedTest
    @MethodSource("tables")
    void everyKeyIsShown(String table, Class<? extends Record> type) {
        List<String> keys = Keys.of(type).stream()
                .filter(key -> !text.matches("(?s).*# \\[+" + table.replaceAll("[\\[\\]]", "") + "[.]" + key + "].*"))
                .toList();

        assertThat(keysShown(blocks(table))).containsAll(keys);
    }

    static List<ChannelType<?>> channels() {
        return Channels.ALL;
    }

    @ParameterizedTest
    @MethodSource("channels")
    void everyKeyOfEveryChannelIsShown(ChannelType<?> type) {
        String block = Arrays.stream(blocks("[[channels]]").split("(?=\\[\\[channels]])", -1))
                .filter(each -> each.contains("type = \"" + type.type() + "\""))
                .collect(Collectors.joining());

        assertThat(keysShown(block)).contains("name", "type").containsAll(Keys.of(type.settings()));
    }

    private static List<String> keysShown(String block) {
        Matcher key = Pattern.compile("(?m)^(?:# )?([a-z0-9_]+) = ").matcher(block);
        return key.results().map(found -> found.group(1)).toList();
    }

    /** The text from each header of this table to the next header. */
    private String blocks(String table) {
        return Arrays.stream(text.split("(?m)(?=^(?:# )?\\[)", -1))
                .filter(block -> block.replaceFirst("^# ", "").startsWith(table))
                .collect(Collectors.joining());
    }

    private Settings uncommented() throws IOException {
        Path etc = Files.createDirectories(directory.resolve("etc"));
        Matcher files = FILE.matcher(text);
        while (files.find()) {
            Files.writeString(etc.resolve(files.group(1)), "https://example.test/x");
        }
        new Certificates(etc).tls("ca", Optional.empty());
        Files.createDirectories(directory.resolve("targets.d"));
        Files.writeString(directory.resolve("demands.tsv"), DEMANDS);
        ConfigFixture fixture =
                new ConfigFixture(directory, Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_APP_TOKEN", "xapp-1"));
        return fixture.settings(COMMENTED.matcher(text).replaceAll("").replace("/etc/repwatch/", etc.toString() + "/"));
    }
}
