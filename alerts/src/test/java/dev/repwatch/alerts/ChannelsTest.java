package dev.repwatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the catalogue. */
class ChannelsTest {

    private static final Path DOCS = Path.of("..", "docs", "channels.md");

    static Iterable<ChannelType<?>> types() {
        return Channels.ALL;
    }

    @Test
    void everyTypeIsUnique() {
        assertThat(Channels.ALL).extracting(ChannelType::type).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeAndItsKeysAreExplained(ChannelType<?> type) throws IOException {
        String docs = Files.readString(DOCS);
        assertThat(docs).contains("type = \"" + type.type() + "\"");
        assertThat(Arrays.stream(type.settings().getRecordComponents()).map(ChannelsTest::key))
                .allSatisfy(key -> assertThat(docs).contains(key));
    }

    private static String key(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeKeepsTheContract(ChannelType<?> type) throws IOException {
        Path tests = Path.of("src", "test", "java", "dev", "repwatch", "alerts", type.type());
        try (var files = Files.list(tests)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .anyMatch(name -> name.endsWith("ContractTest.java"));
        }
    }
}
