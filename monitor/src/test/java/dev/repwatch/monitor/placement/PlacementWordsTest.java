package dev.repwatch.monitor.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.placement.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Complaint mailgun/documentation#570: nobody understands the terms. */
class PlacementWordsTest {

    private static final List<String> REASONS = List.of(
            "too_early",
            "late",
            "deferred",
            "not_traced",
            "no_spam_folder",
            "too_many_folders",
            "unproven",
            "moved",
            "not_looked",
            "witness",
            "provider_report",
            "bad_credentials");

    @Test
    void c20EachResultAndEachReasonStandsInTheTablesOfTheGuide() throws IOException {
        String explained = Files.readAllLines(Path.of("..", "docs", "placement.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf(" | ", 2)))
                .collect(Collectors.joining());
        assertThat(Stream.concat(Arrays.stream(Placement.values()).map(Placement::label), REASONS.stream()))
                .allSatisfy(word -> assertThat(explained).contains("`" + word + "`"));
    }
}
