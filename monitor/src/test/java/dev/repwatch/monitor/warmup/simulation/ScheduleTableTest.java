package dev.repwatch.monitor.warmup.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published table is what the simulation gives; {@code -Dgolden.write=true} writes it anew. */
class ScheduleTableTest {

    private static final Path PAGE = Path.of("../docs/performance.md");
    private static final String BEGIN = "<!-- warm-up table -->\n";
    private static final String END = "<!-- end of the warm-up table -->";

    @Test
    void isTheTableOfThePage() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String table = ScheduleTable.markdown();
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end)).isEqualTo(table);
    }
}
