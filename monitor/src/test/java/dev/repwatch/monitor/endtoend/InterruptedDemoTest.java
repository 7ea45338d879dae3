package dev.repwatch.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has seen enough of the demo leaves nothing behind. */
class InterruptedDemoTest {

    @TempDir
    Path folder;

    @Test
    void leavesNoFolder() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Map<String, String> environment = Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (RepwatchProcess demo = RepwatchProcess.start(folder, environment, "demo", "--port", "0")) {
            await().atMost(Duration.ofMinutes(2)).until(() -> demo.out().contains("Configuration: " + temporary));
            assertThat(temporary).isNotEmptyDirectory();

            // of SIGTERM, as of Ctrl-C: 128 + the signal, since the story was not told to its end
            assertThat(demo.terminate()).isEqualTo(128 + 15);

            assertThat(temporary).isEmptyDirectory();
            assertThat(demo.err()).doesNotContain("Exception");
        }
    }
}
