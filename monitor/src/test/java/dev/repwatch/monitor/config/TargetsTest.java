package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {

    private static final String FILES = "[[target_files]]\npath = \"targets.d/*\"\npool = \"bulk\"\n";

    @TempDir
    Path directory;

    @Test
    void aMappedAddressIsTheAddressItMaps() {
        assertThat(targets("[[targets]]\naddresses = [\"::ffff:192.0.2.1\"]\n")).containsExactly("192.0.2.1");
    }

    @Test
    void oneTargetInTwoSpellingsIsOneWithAWarning() {
        String text = """
                [[targets]]
                addresses = ["2001:db8::1"]
                [[targets]]
                addresses = ["2001:0DB8:0:0::1"]
                labels = { owner = "ann" }
                """;
        ConfigFixture fixture = ConfigFixture.in(directory);

        assertThat(fixture.warnings(text))
                .anyMatch(line -> line.startsWith("config.toml:4:1: 2001:db8::1 is already a target at ")
                        && line.endsWith("config.toml:2:1; the two are one"));
        assertThat(fixture.settings(text).targets())
                .singleElement()
                .extracting(WatchedTarget::labels)
                .isEqualTo(Map.of("owner", "ann"));
    }

    @Test
    void privateAddressesAreAllowedByAFlag() {
        assertThat(targets("[[targets]]\naddresses = [\"127.0.0.2\", \"10.0.0.0/30\"]\nallow_private = true\n"))
                .hasSize(5);
    }

    @Test
    void exampleAddressesAreAWarning() {
        assertThat(ConfigFixture.in(directory).warnings("[[targets]]\naddresses = [\"192.0.2.1\"]\n"))
                .singleElement()
                .asString()
                .contains("set aside for examples");
    }

    @Test
    void allTogetherThereIsACeiling() {
        String block = "[[targets]]\naddresses = [\"%s\"]\nmax_expand = 262144\n";

        assertThat(ConfigFixture.in(directory).problems(block.formatted("8.0.0.0/14") + block.formatted("8.4.0.0/24")))
                .containsExactly("config.toml:5:1: more than 262144 targets in all");
    }

    @Test
    void targetFilesSayWordsAboutTheirTargets() {
        ConfigFixture fixture = ConfigFixture.in(directory);
        fixture.put(
                "targets.d/a.txt",
                "# senders\n\n192.0.2.1 name=one helo=mta.example.jp owner=ann # the first\nExample.JP pool=other\n");

        List<WatchedTarget> targets = fixture.settings(FILES).targets();

        assertThat(targets.get(0).name()).isEqualTo("one");
        assertThat(targets.get(0).helo()).contains("mta.example.jp");
        assertThat(targets.get(0).pool()).contains("bulk");
        assertThat(targets.get(0).labels()).isEqualTo(Map.of("owner", "ann"));
        assertThat(targets.get(1).target().text()).isEqualTo("example.jp");
        assertThat(targets.get(1).pool()).contains("other");
    }

    @Test
    void everyBadLineOfATargetFileIsNamed() {
        ConfigFixture fixture = ConfigFixture.in(directory);
        fixture.put("targets.d/a.txt", "192.0.2.1\n192.0.2.999\n10.0.0.1\n192.0.2.2 owner\n");

        assertThat(fixture.problems(FILES))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("targets.d/a.txt:2:1: \"192.0.2.999\" is no address"))
                .anyMatch(line -> line.startsWith("targets.d/a.txt:3:1: \"10.0.0.1\" is private"))
                .anyMatch(line -> line.startsWith("targets.d/a.txt:4:1: \"owner\" is no key=value"));
    }

    @Test
    void prometheusFileSdIsUnderstood() {
        ConfigFixture fixture = ConfigFixture.in(directory);
        fixture.put(
                "targets.d/sd.json",
                "[{\"targets\": [\"192.0.2.1:25\", \"[2001:db8::1]:25\", \"2001:db8::2\", \"mail.example.jp:25\"],"
                        + " \"labels\": {\"pool\": \"sd\", \"__meta_x\": \"y\", \"owner\": \"ann\"}}]");

        List<WatchedTarget> targets = fixture.settings(FILES).targets();

        assertThat(targets)
                .extracting(watched -> watched.target().text())
                .containsExactly("192.0.2.1", "2001:db8::1", "2001:db8::2", "mail.example.jp");
        assertThat(targets)
                .allMatch(watched -> watched.pool().filter("sd"::equals).isPresent())
                .allMatch(watched -> watched.labels().equals(Map.of("owner", "ann")));
    }

    @Test
    void malformedFileSdIsNamedWithItsPlace() {
        ConfigFixture fixture = ConfigFixture.in(directory);
        fixture.put("targets.d/sd.json", "[{\"targets\": [\"192.0.2.1\"}]");

        assertThat(fixture.problems(FILES)).singleElement().asString().startsWith("targets.d/sd.json:1:");
    }

    @Test
    void anEmptyTargetFileIsAnAccidentUnlessItIsMeant() {
        ConfigFixture fixture = ConfigFixture.in(directory);
        fixture.put("targets.d/a.txt", "# nothing yet\n");

        assertThat(fixture.problems(FILES))
                .containsExactly("targets.d/a.txt: names no target; set allow_empty = true if that is meant");
        assertThat(fixture.problems(FILES + "allow_empty = true\n")).isEmpty();
    }

    private List<String> targets(String text) {
        return ConfigFixture.in(directory).settings(text).targets().stream()
                .map(watched -> watched.target().text())
                .toList();
    }
}
