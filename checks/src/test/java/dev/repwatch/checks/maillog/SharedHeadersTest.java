package dev.repwatch.checks.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.refusal.Judged;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same lines under another header say the same. */
@Tag("shared")
class SharedHeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "header-iso.log",
                "header-rfc5424.log",
                "header-docker.log",
                "header-dockerts.log",
                "header-journal.jsonl"
            })
    void sayTheSame(String file) {
        List<Judged> found = SharedLogs.read(SharedLogs.FOLDER.resolve(file));
        List<Judged> plain = SharedLogs.read(SharedLogs.FOLDER.resolve("postfix-rfc3164.log"));
        assertThat(found).isNotEmpty();
        assertThat(found.stream().map(SharedHeadersTest::text))
                .containsExactlyElementsOf(plain.stream()
                        .limit(found.size())
                        .map(SharedHeadersTest::text)
                        .toList());
    }

    private static String text(Judged judged) {
        Attempt a = judged.attempt();
        return a.time().truncatedTo(ChronoUnit.SECONDS) + " " + a.egress() + a.queueId() + a.recipient() + a.relay()
                + a.stage() + a.outcome() + a.reply() + judged.meaning();
    }
}
