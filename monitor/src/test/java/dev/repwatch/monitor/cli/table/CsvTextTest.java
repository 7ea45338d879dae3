package dev.repwatch.monitor.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.api.CsvText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CsvTextTest {

    @Test
    void noCellBeginsAFormula() {
        assertThat(CsvText.of(
                        List.of("list", "title"),
                        Stream.of(List.of("one", "=HYPERLINK(\"https://x.test\")"), List.of("-1", "\t@SUM(A1)"))))
                .isEqualTo("list,title\r\none,\"'=HYPERLINK(\"\"https://x.test\"\")\"\r\n'-1,'\t@SUM(A1)\r\n");
    }
}
