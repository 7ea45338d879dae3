package dev.repwatch.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is numbered goes on without gaps, so that everybody knows the next number: one more than the highest. */
class NumbersTest {

    /** The last before the rule; those below it have gaps, and shipped migrations and cited decisions keep their number. */
    private static final int LAST_MIGRATION_WITH_GAPS = 71;

    private static final int LAST_DECISION_WITH_GAPS = 23;

    @Test
    void migrationsGoOnByOne() throws IOException {
        goOnByOne(
                numbers("src/main/resources/dev/repwatch/monitor/store/migration", "V(\\d+)__[a-z_]+\\.sql"),
                LAST_MIGRATION_WITH_GAPS);
    }

    @Test
    void decisionsGoOnByOne() throws IOException {
        goOnByOne(numbers("../docs/decisions", "(\\d{4})-[a-z0-9-]+\\.md"), LAST_DECISION_WITH_GAPS);
    }

    private static void goOnByOne(List<Integer> numbers, int last) {
        List<Integer> after =
                numbers.stream().filter(number -> number > last).sorted().toList();
        assertThat(after)
                .as("numbers after %s go on by one; the next is %s", last, last + after.size() + 1)
                .isEqualTo(IntStream.rangeClosed(last + 1, last + after.size())
                        .boxed()
                        .toList());
    }

    private static List<Integer> numbers(String folder, String pattern) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(file ->
                            Pattern.compile(pattern).matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(found -> Integer.valueOf(found.group(1)))
                    .toList();
        }
    }
}
