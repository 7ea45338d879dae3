package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludeTest {

    private static final String INCLUDE = "include = [\"conf.d/*.toml\"]\n";

    @TempDir
    Path directory;

    @Test
    void tablesMergeAndArraysOfTablesAppend() {
        ConfigFixture fixture = ConfigFixture.in(directory);
        fixture.put("conf.d/10-dns.toml", "[dns]\nretries = 1\n[[targets]]\naddresses = [\"192.0.2.2\"]\n");
        fixture.put("conf.d/20-dns.toml", "[dns]\ntimeout = \"2s\"\n");

        Settings settings = fixture.settings(INCLUDE + "[[targets]]\naddresses = [\"192.0.2.1\"]\n");

        assertThat(settings.file().dns().retries()).isEqualTo(1);
        assertThat(settings.file().dns().timeout()).hasSeconds(2);
        assertThat(settings.targets())
                .extracting(watched -> watched.target().text())
                .containsExactly("192.0.2.1", "192.0.2.2");
    }

    @Test
    void aKeyThatIsSetTwiceNamesBothPlaces() {
        ConfigFixture fixture = ConfigFixture.in(directory);
        fixture.put("conf.d/dns.toml", "[dns]\nretries = 1\nresolvers = [\"127.0.0.1:53\"]\n");

        assertThat(fixture.problems(INCLUDE + "[dns]\nretries = 2\nresolvers = []\n"))
                .hasSize(2)
                .allMatch(line -> line.matches(
                        "conf.d/dns.toml:[23]:1: dns.(retries|resolvers) is already set at .*config.toml:[34]:1"));
    }

    @Test
    void aMistakeInAnIncludedFileNamesThatFile() {
        ConfigFixture fixture = ConfigFixture.in(directory);
        fixture.put("conf.d/web.toml", "[web]\nlisen = \"x\"\n");

        assertThat(fixture.problems(INCLUDE))
                .containsExactly("conf.d/web.toml:2:1: unknown key \"lisen\" in [web]; did you mean \"listen\"?");
    }

    @Test
    void aPatternMayMatchNothing() {
        ConfigFixture fixture = ConfigFixture.in(directory);
        fixture.put("conf.d/readme.txt", "nothing here");

        assertThat(fixture.problems(INCLUDE)).isEmpty();
    }

    @Test
    void pathsAreRelativeToTheFileTheyStandIn() {
        ConfigFixture fixture = ConfigFixture.in(directory);
        fixture.put("conf.d/web.toml", "[web]\ntoken = { file = \"token\" }\n");
        fixture.put("conf.d/token", "s3cret");

        assertThat(fixture.settings(INCLUDE).file().web().token()).isPresent();
    }
}
