package dev.repwatch.checks.maillog.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteMarksTest {

    /** Letters of the marks only, so that much is nearly one. */
    @ParameterizedTest
    @ValueSource(strings = {", status=", "stat=", " => ", "aabaab", "ab", "\"Delivery\""})
    void findsWhatStandsFirst(String mark) {
        Random random = new Random(7);
        ByteMarks marks = new ByteMarks(List.of(mark));
        int found = 0;
        for (int round = 0; round < 20_000; round++) {
            String text = text(random, mark);
            int from = random.nextInt(text.length());
            int to = from + random.nextInt(text.length() - from);
            int place = text.substring(0, to).indexOf(mark, from);

            assertThat(marks.next(text.getBytes(StandardCharsets.ISO_8859_1), from, to))
                    .as(text + " " + from + " " + to)
                    .isEqualTo(place);
            found += place >= 0 ? 1 : 0;
        }
        assertThat(found).isGreaterThan(1000);
    }

    private static String text(Random random, String mark) {
        StringBuilder text = new StringBuilder();
        for (int piece = 1 + random.nextInt(6); piece > 0; piece--) {
            int from = random.nextInt(3) == 0 ? 0 : random.nextInt(mark.length());
            text.append(random.nextBoolean() ? "x" : "").append(mark, from, mark.length());
        }
        return text.toString();
    }
}
