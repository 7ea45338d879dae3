package dev.repwatch.checks.dnsbl.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.checks.dnsbl.file.rbldnsd.RbldnsdReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The files beside the checkout, with the answers of the real rbldnsd to each question, and those of other forms made by hand. */
@Tag("shared")
class HandedFilesTest {

    private static final Path DATA =
            Path.of(System.getProperty("repwatch.shared", "../../shared"), "data", "freshness");
    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> everyAnswerOfTheRealServer() throws IOException {
        return rows("rbldnsd")
                .map(row -> dynamicTest(row[0] + " " + row[2], () -> {
                    ReadList list =
                            read("rbldnsd:" + row[1], DATA.resolve("rbldnsd").resolve(row[0]));
                    if (row[4].equals("SERVFAIL")) {
                        assertThat(list.doubt()).contains(Doubt.FILE_STALE);
                        return;
                    }
                    assertThat(list.doubt()).isNotEqualTo(java.util.Optional.of(Doubt.FILE_STALE));
                    FileAnswer answer = list.content().ask(FileQuestion.of(row[2]));
                    List<String> codes = row[5].isEmpty() ? List.of() : List.of(row[5].split(","));
                    assertThat(codes(answer)).containsExactlyInAnyOrderElementsOf(codes);
                    assertThat(reasons(answer)).containsExactlyInAnyOrder(JSON.readValue(row[6], String[].class));
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyOtherForm() throws IOException {
        return rows("formats")
                .map(row -> dynamicTest(row[0] + " " + row[2], () -> {
                    ReadList list = read(row[1], DATA.resolve("formats").resolve(row[0]));
                    assertThat(list.doubt().isPresent()).isEqualTo(row[3].equals("unknown"));
                    if (list.doubt().isEmpty()) {
                        FileAnswer answer = list.content().ask(FileQuestion.of(row[2]));
                        assertThat(answer instanceof FileAnswer.Listed).isEqualTo(row[3].equals("listed"));
                    }
                }));
    }

    private static Stream<String[]> rows(String folder) throws IOException {
        return Files.readAllLines(DATA.resolve(folder).resolve("expected.tsv")).stream()
                .skip(1)
                .map(line -> Arrays.copyOf(line.split("\t", -1), 7));
    }

    private static ReadList read(String format, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new ListFileReader(FileFormat.of(format), ListValue.USUAL_CODE, RbldnsdReader::new).read(in, NOW);
        }
    }

    private static List<String> codes(FileAnswer answer) {
        return answer instanceof FileAnswer.Listed listed ? listed.codes() : List.of();
    }

    private static List<String> reasons(FileAnswer answer) {
        return answer instanceof FileAnswer.Listed listed
                ? listed.reasons()
                : ((FileAnswer.NotListed) answer).reasons();
    }
}
