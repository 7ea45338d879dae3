package dev.repwatch.monitor.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundle of words says the same things in both languages, each once. */
class BundlesTest {

    static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            return files.filter(it -> it.getFileName().toString().equals("words_en.properties"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void saysTheSameInBothLanguagesAndEachThingOnce(Path english) throws IOException {
        Path japanese = english.resolveSibling("words_ja.properties");
        assertThat(keys(english)).doesNotHaveDuplicates();
        assertThat(keys(japanese)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(keys(english));
    }

    private static List<String> keys(Path bundle) throws IOException {
        return Files.readAllLines(bundle).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }
}
