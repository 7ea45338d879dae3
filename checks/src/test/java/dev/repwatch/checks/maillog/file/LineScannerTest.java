package dev.repwatch.checks.maillog.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.line.LineSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineScannerTest {

    private static List<String> lines(String text, String... marks) throws IOException {
        List<String> found = new ArrayList<>();
        new LineScanner(List.of(marks), LineSink.text(found::add))
                .readAll(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return found;
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertThat(lines("one\r\n\ntwo\nthree")).containsExactly("one", "two", "three");
    }

    @Test
    void linesWithoutAMarkAreLeftOut() throws IOException {
        assertThat(lines("a status=x\nb\nc status=\n status", " status=")).containsExactly("a status=x", "c status=");
        assertThat(lines("a => b\nb\nc ** d", " => ", " ** ")).containsExactly("a => b", "c ** d");
    }

    @Test
    void aLineLongerThanEverythingIsCutAndTheNextIsWhole() throws IOException {
        List<String> found = lines("x".repeat(3_000_000) + "\nnext\n");
        assertThat(found).hasSize(2).last().isEqualTo("next");
        assertThat(found.get(0)).hasSize(LineScanner.LONGEST);
    }

    @Test
    void blocksDoNotShow() throws IOException {
        Random random = new Random(7);
        List<String> written = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (text.length() < 5_000_000) {
            String line =
                    "l".repeat(random.nextInt(400)) + (random.nextInt(5) == 0 ? " status=" : "-") + written.size();
            written.add(line);
            text.append(line).append('\n');
        }
        assertThat(lines(text.toString())).isEqualTo(written);
        assertThat(lines(text.toString(), " status="))
                .isEqualTo(written.stream()
                        .filter(line -> line.contains(" status="))
                        .toList());
    }
}
