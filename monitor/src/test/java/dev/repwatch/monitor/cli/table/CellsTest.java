package dev.repwatch.monitor.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One form of times and numbers in every table. */
class CellsTest {

    private static final List<String> FIELDS = List.of("target", "confidence", "mean_hours", "at", "score");

    private static JsonNode row() throws IOException {
        return new ObjectMapper().readTree("""
                [{"target": "192.0.2.10", "confidence": 0.9523809523809523, "mean_hours": 26.333333333333332,
                  "at": "2026-03-01T02:03:04.123456Z", "score": null}]
                """);
    }

    @Test
    void peopleReadShortNumbersAndOneFormOfTime() throws IOException {
        assertThat(Rows.table(FIELDS, row()))
                .contains("95 %", "26.33", "2026-03-01 02:03 UTC", "unknown")
                .doesNotContain("0.95", "333", "T02:");
    }

    @Test
    void programsGetThemAsTheyAre() throws IOException {
        assertThat(Rows.csv(FIELDS, row())).contains("0.9523809523809523", "2026-03-01T02:03:04.123456Z");
    }

    @Test
    void oneIsNotMany() {
        assertThat(Cells.count(1, "target")).isEqualTo("1 target");
        assertThat(Cells.count(0, "target")).isEqualTo("0 targets");
        assertThat(Cells.count(1234, "list")).isEqualTo("1,234 lists");
    }

    @Test
    void noShareIsRoundedToAllOrNothing() {
        assertThat(Cells.share(0.9999)).isEqualTo("99 %");
        assertThat(Cells.share(1)).isEqualTo("100 %");
        assertThat(Cells.share(0.0001)).isEqualTo("under 1 %");
        assertThat(Cells.share(0)).isEqualTo("0 %");
    }

    /** 144 columns wrapped on every terminal. */
    @Test
    void aTableFitsAUsualTerminal() {
        List<String> row = List.of("x".repeat(30), "y".repeat(30), "a word and ".repeat(30));

        assertThat(TextTable.of(List.of("one", "two", "three"), List.of(row)).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }
}
