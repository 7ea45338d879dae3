package dev.repwatch.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.refusal.ReplyClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuppressionFormatTest {

    private static final List<Suppression> GIVEN = Stream.of(
                    "a@b.example", "x y@b.example", "#c@b.example", "=1+1@b.example", "q\"@b.example")
            .map(address -> new Suppression(
                    address, ReplyClass.UNKNOWN_USER, "gmail", Attempts.DAY, Attempts.DAY, 1, "550 hostile, \n reply"))
            .toList();

    @Test
    void eachProgramGetsItsOwnForm() {
        assertThat(SuppressionFormat.postfix_transport.of(GIVEN))
                .isEqualTo("a@b.example error:5.1.1 suppressed\n=1+1@b.example error:5.1.1 suppressed\n");
        assertThat(SuppressionFormat.postfix_access.of(GIVEN)).startsWith("a@b.example REJECT 5.1.1 suppressed\n");
        assertThat(SuppressionFormat.exim.of(GIVEN)).startsWith("a@b.example:\n");
        assertThat(SuppressionFormat.kumomta.of(GIVEN)).startsWith("{\n  \"a@b.example\": \"unknown_user\",\n");
        assertThat(SuppressionFormat.csv.of(GIVEN)).isEqualTo("""
                        address,class,provider,first,last,count,last_reply
                        a@b.example,unknown_user,gmail,2026-11-29T10:00:00Z,2026-11-29T10:00:00Z,1,"550 hostile, reply"
                        '=1+1@b.example,unknown_user,gmail,2026-11-29T10:00:00Z,2026-11-29T10:00:00Z,1,"550 hostile, reply"
                        """);
    }

    @Test
    void aFileIsReplacedWhole(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("map"), "old");
        WholeFile.write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryContaining(entry -> entry.equals(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
