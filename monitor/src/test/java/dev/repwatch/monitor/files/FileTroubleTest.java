package dev.repwatch.monitor.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.config.bind.BoundedFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No message is the name of a class, or a path and nothing else. */
class FileTroubleTest {

    @TempDir
    Path folder;

    @Test
    void saysWhatTheClassMeans() {
        AccessDeniedException denied = new AccessDeniedException("/var/lib/my data/x");

        assertThat(FileTrouble.reason(denied)).isEqualTo("permission denied");
        assertThat(FileTrouble.sentence(denied)).isEqualTo("/var/lib/my data/x: permission denied");
        assertThat(FileTrouble.sentence(new NoSuchFileException("/x"))).isEqualTo("/x: it does not exist");
        assertThat(FileTrouble.sentence(new IOException("the disk is full"))).isEqualTo("the disk is full");
        assertThat(FileTrouble.sentence(new IOException())).isEqualTo("IOException");
    }

    @Test
    void whatTheSystemSaysIsLeft() {
        Path below = folder.resolve("file/below");

        assertThat(thrown(() -> {
                    Files.createFile(folder.resolve("file"));
                    Files.createDirectories(below.resolve("more"));
                }))
                .startsWith(folder.toString())
                .doesNotContain("Exception");
        assertThat(thrown(() -> BoundedFile.text(folder.resolve("none"), 10)))
                .isEqualTo(folder.resolve("none") + " does not exist");
    }

    private interface Work {
        void run() throws IOException;
    }

    private static String thrown(Work work) {
        try {
            work.run();
            return "nothing";
        } catch (IOException failure) {
            return FileTrouble.sentence(failure);
        }
    }
}
