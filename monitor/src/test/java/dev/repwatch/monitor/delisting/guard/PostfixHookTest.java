package dev.repwatch.monitor.delisting.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hook that the documentation gives, word by word, between programs that stand in for Postfix's. */
class PostfixHookTest {

    private static final Pattern HOOK = Pattern.compile("```sh\n(#!/bin/sh\n.*?)```", Pattern.DOTALL);
    private static final String MAP = "randmap:{out-192.0.2.11:}";

    @TempDir
    Path folder;

    @Test
    void setsTheMapThatPostmapAnswers() throws Exception {
        assertThat(hold("printf '%s\\n' '" + MAP + "'")).isZero();
        assertThat(Files.readString(folder.resolve("set")))
                .isEqualTo("sender_dependent_default_transport_maps = " + MAP + "\n");
        assertThat(folder.resolve("reloaded")).exists();
    }

    @Test
    void refusesAnEmptyAnswerAndSaysThatTheAddressIsNotHeld() throws Exception {
        assertThat(hold("exit 0")).isEqualTo(1);
        nothingChanged();
    }

    @Test
    void refusesAPoolThatIsNotThere() throws Exception {
        assertThat(hold("exit 1")).isEqualTo(1);
        nothingChanged();
    }

    @Test
    void refusesAPoolWithoutAddresses() throws Exception {
        assertThat(hold("echo 'randmap:{}'")).isEqualTo(1);
        nothingChanged();
    }

    @Test
    void failsWherePostfixDoesNotTakeIt() throws Exception {
        program("postfix", "exit 1");
        assertThat(hold("printf '%s\\n' '" + MAP + "'")).isNotZero();
    }

    private void nothingChanged() throws IOException {
        assertThat(folder.resolve("set")).doesNotExist();
        assertThat(folder.resolve("reloaded")).doesNotExist();
        assertThat(Files.readString(folder.resolve("said"))).contains("hold 192.0.2.10 is NOT done");
    }

    private int hold(String postmap) throws Exception {
        program("postmap", postmap);
        program(
                "postconf",
                "case $1 in -e) printf '%s\\n' \"$2\" > " + folder + "/set ;; -h) sed 's/^[^=]*= //' " + folder
                        + "/set ;; esac");
        if (!Files.exists(folder.resolve("postfix"))) {
            program("postfix", "touch " + folder + "/reloaded");
        }
        Matcher hook = HOOK.matcher(Files.readString(Path.of("../docs/delisting.md")));
        assertThat(hook.find()).isTrue();
        Path script = program("hook", hook.group(1));
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "hold", "192.0.2.10");
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
        Process process = builder.start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Path program(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text.startsWith("#!") ? text : "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
