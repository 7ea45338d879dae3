package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no honest configuration; the cases C2, C3, C6, C19 and C20. */
@Timeout(60)
class HostileFileTest {

    @TempDir
    Path directory;

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreFine() {
        assertThat(ConfigFixture.in(directory).problems("\uFEFFlanguage = \"ja\"\r\n[dns]\r\nretries = 1\r\n"))
                .isEmpty();
    }

    @Test
    void positionsAreRightBelowWindowsLineEnds() {
        assertThat(ConfigFixture.in(directory).problems("\uFEFF[dns]\r\n\tretrys = 1\r\n"))
                .containsExactly("config.toml:2:2: unknown key \"retrys\" in [dns]; did you mean \"retries\"?");
    }

    @Test
    void anotherEncodingIsNamedWithTheFirstBadByte() throws IOException {
        byte[] latin1 = "# Z\u00fcrich\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(problem(latin1)).endsWith("config.toml: is not UTF-8: bad byte at offset 3");
    }

    @Test
    void aCharacterCutInHalfIsNotUtf8() throws IOException {
        assertThat(problem(new byte[] {'#', (byte) 0xe6})).contains("is not UTF-8");
    }

    @Test
    void tenMegabytesAreNotRead() throws IOException {
        assertThat(problem("# x\n".repeat(2_500_000).getBytes(StandardCharsets.US_ASCII)))
                .endsWith("config.toml: is larger than 1048576 bytes");
    }

    @Test
    void tenThousandLevelsAreAnErrorAndNoCrash() {
        String bomb = "a = " + "[".repeat(10_000) + "]".repeat(10_000) + "\n";

        assertThat(ConfigFixture.in(directory).problems(bomb))
                .anyMatch(line -> line.startsWith("config.toml:1:") && line.contains("Nesting is too deep"));
    }

    @Test
    void dottedKeysAreNoWayAroundTheDepth() {
        String bomb = "a" + ".a".repeat(10_000) + " = 1\n";

        assertThat(ConfigFixture.in(directory).problems(bomb)).isNotEmpty();
    }

    @Test
    void aPipeIsNeverOpened() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", directory.resolve("config.toml").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(refusal()).endsWith("config.toml: is not a regular file");
    }

    @Test
    void anEndlessDeviceIsNeverRead() throws IOException {
        Files.createSymbolicLink(directory.resolve("config.toml"), Path.of("/dev/zero"));

        assertThat(refusal()).endsWith("config.toml: is not a regular file");
    }

    @Test
    void aDirectoryIsNoFile() throws IOException {
        Files.createDirectory(directory.resolve("config.toml"));

        assertThat(refusal()).endsWith("config.toml: is not a regular file");
    }

    @Test
    void aSecretFileIsTrimmedAndMustNotBeEmpty() throws IOException {
        ConfigFixture fixture = ConfigFixture.in(directory);
        fixture.put("token", "\n \n");
        String text = "[web]\ntoken = { file = \"token\" }\n";

        assertThat(fixture.problems(text)).containsExactly("config.toml:2:1: token in [web]: the file token is empty");
        fixture.put("token", "s3cret\n");
        assertThat(fixture.settings(text).file().web().token().orElseThrow().reveal())
                .isEqualTo("s3cret");
    }

    @Test
    void noSecretIsPrinted() {
        ConfigFixture fixture = new ConfigFixture(directory, Map.of("TOKEN", "xoxb-canary"));

        assertThat(fixture.settings("[web]\ntoken = { env = \"TOKEN\" }\n").toString())
                .doesNotContain("canary");
        assertThat(fixture.problems("[[channels]]\nname = \"a\"\ntype = \"webhook\"\nurl = { env = \"TOKEN\" }\n"))
                .isNotEmpty()
                .noneMatch(line -> line.contains("canary"));
    }

    private String problem(byte[] bytes) throws IOException {
        Files.write(directory.resolve("config.toml"), bytes);
        return refusal();
    }

    private String refusal() {
        return ConfigFixture.in(directory)
                .read()
                .match(read -> "accepted", refused -> refused.problems().get(0).toString());
    }
}
