package dev.repwatch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where zones, questions and databases of a run live: hundreds of megabytes, which nobody wants afterwards. */
final class Scratch {

    private Scratch() {}

    /** Gone when the virtual machine ends, also by Ctrl-C. */
    static Path make() throws IOException {
        Path directory = Files.createTempDirectory("repwatch-bench");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory), "scratch"));
        return directory;
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException inUse) {
            System.err.println("bench: not all of " + directory + " could be removed: " + inUse);
        }
    }
}
