package dev.repwatch.checks.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Public collections of reports, which are not part of this repository; {@code .ci/samples} fetches them. */
public final class PublicSamples {

    private PublicSamples() {}

    /** What becomes of each file below a folder of the collections, by its path there. */
    public static Map<String, String> each(String folder, Function<byte[], String> reading) {
        Path below = root().resolve(folder);
        try (Stream<Path> files = Files.walk(below)) {
            Map<String, String> all = new TreeMap<>();
            files.filter(Files::isRegularFile)
                    .forEach(it -> all.put(below.relativize(it).toString(), reading.apply(bytes(it))));
            return all;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Path root() {
        return Path.of(Optional.ofNullable(System.getProperty("repwatch.samples"))
                .orElseThrow(() -> new IllegalStateException(
                        "say where the collections are: -Drepwatch.samples=FOLDER; .ci/samples fetches them")));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
