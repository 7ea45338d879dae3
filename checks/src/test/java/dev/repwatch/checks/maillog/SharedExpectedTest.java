package dev.repwatch.checks.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.Suppress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every outcome line of the samples, as their table says it. */
@Tag("shared")
class SharedExpectedTest {

    private static final Map<String, String> OUTCOMES =
            Map.of("sent", "accepted", "deferred", "deferred", "bounced", "refused", "expired", "expired");

    private static final Map<String, List<Judged>> READ = new ConcurrentHashMap<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postfix-rfc3164.log",
                "exim-full-selector.log",
                "exim-default-selector.log",
                "sendmail.log",
                "opensmtpd.log",
                "kumomta.jsonl",
                "powermta-acct.csv",
                "ses-events.jsonl"
            })
    void everyLineSaysWhatItSays(String file) {
        assertThat(SharedLogs.read(SharedLogs.FOLDER.resolve(file)).stream().map(SharedExpectedTest::facts))
                .containsExactlyElementsOf(
                        expected(file).stream().map(SharedExpectedTest::facts).toList());
    }

    @Test
    void classesAreRightNineteenTimesInTwenty() {
        List<Map<String, String>> rows = SharedLogs.table("expected.tsv");
        long right = rows.stream().filter(row -> rightClass(row, found(row))).count();
        assertThat(right).isGreaterThanOrEqualTo(rows.size() * 95L / 100);
    }

    @Test
    void nobodyIsSuppressedWhoShouldNot() {
        assertThat(SharedLogs.table("expected.tsv"))
                .filteredOn(row -> "no".equals(row.getOrDefault("suppress", "")))
                .allSatisfy(row -> assertThat(found(row).suppress()).isEqualTo(Suppress.NO));
    }

    private static boolean rightClass(Map<String, String> row, Judged found) {
        return List.of(row.getOrDefault("class", "").split("\\|"))
                .contains(found.meaning().label());
    }

    private static Judged found(Map<String, String> row) {
        return READ
                .computeIfAbsent(row.getOrDefault("file", ""), file -> SharedLogs.read(SharedLogs.FOLDER.resolve(file)))
                .stream()
                .filter(judged -> judged.attempt().recipient().orElse("").equals(row.getOrDefault("recipient", "")))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, String>> expected(String file) {
        return SharedLogs.table("expected.tsv").stream()
                .filter(row -> row.getOrDefault("file", "").equals(file))
                .collect(Collectors.toList());
    }

    private static String facts(Map<String, String> row) {
        return String.join(
                " ",
                row.getOrDefault("queue_id", ""),
                row.getOrDefault("recipient", ""),
                row.getOrDefault("relay_host", ""),
                row.getOrDefault("relay_ip", ""),
                row.getOrDefault("source_ip", ""),
                OUTCOMES.get(row.getOrDefault("status", "")),
                row.getOrDefault("smtp_code", ""),
                row.getOrDefault("provider", ""),
                row.getOrDefault("list", ""));
    }

    private static String facts(Judged judged) {
        Attempt attempt = judged.attempt();
        return String.join(
                " ",
                attempt.queueId().orElse("-"),
                attempt.recipient().orElse("-"),
                attempt.relay().host().orElse("-"),
                attempt.relay().ip().orElse("-"),
                attempt.egress().ip().orElse("-"),
                attempt.outcome().label(),
                attempt.reply().map(reply -> String.valueOf(reply.code())).orElse("-"),
                judged.provider(),
                judged.list().orElse("-"));
    }
}
