package dev.repwatch.checks.dnsbl.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.checks.dnsbl.file.rbldnsd.RbldnsdReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Zone files that go to the edges of what rbldnsd reads, and what rbldnsd 1.0~20210120 answered to each question: a block begins with
 * {@code == type title}, a question with {@code ?}, and holds status, addresses and texts, set apart by tabs.
 */
class RbldnsdAnswersTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:30:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> everyAnswerIsTheServers() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String block : answers().split("(?m)^== ", -1)) {
            if (!block.isEmpty()) {
                String title = block.substring(0, block.indexOf('\n'));
                tests.add(dynamicTest(title, () -> isAnsweredAlike(title, block)));
            }
        }
        return tests.stream();
    }

    private static void isAnsweredAlike(String title, String block) throws IOException {
        List<String> lines = block.lines().skip(1).toList();
        String text = String.join(
                "\n", lines.stream().filter(line -> !line.startsWith("? ")).toList());
        ReadList list = new ListFileReader(
                        FileFormat.of("rbldnsd:" + title.split(" ", 2)[0]), ListValue.USUAL_CODE, RbldnsdReader::new)
                .read(new ByteArrayInputStream((text + "\n").getBytes(StandardCharsets.UTF_8)), NOW);
        for (String line : lines) {
            if (line.startsWith("? ")) {
                String[] cells = line.substring(2).split("\t", 4);
                boolean unserved = list.doubt().equals(Optional.of(Doubt.FILE_STALE))
                        || list.doubt().equals(Optional.of(Doubt.NOT_LOADED));
                assertThat(unserved).as(line).isEqualTo(cells[1].equals("SERVFAIL"));
                if (!unserved) {
                    assertThat(list.content().ask(FileQuestion.of(cells[0])))
                            .as(line)
                            .isEqualTo(FileAnswer.of(
                                    cells[2].isEmpty() ? List.of() : List.of(cells[2].split(",")),
                                    List.of(JSON.readValue(cells[3], String[].class))));
                }
            }
        }
    }

    private static String answers() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(RbldnsdAnswersTest.class.getResourceAsStream("rbldnsd-answers.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
