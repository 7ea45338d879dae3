package dev.repwatch.checks.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.Suppress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reply texts of public collections, and fresh ones that no rule was made from. */
@Tag("shared")
class SharedRepliesTest {

    @Test
    void theCollectionOfSisimai() {
        assertThat(share("replies-sisimai.tsv", "replies-sisimai-2.tsv")).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void freshOnes() {
        assertThat(share("replies-fresh.tsv")).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void noneOfThemSuppressesWrongly() {
        assertThat(Stream.of("replies-sisimai.tsv", "replies-sisimai-2.tsv", "replies-fresh.tsv")
                        .flatMap(name -> SharedLogs.table(name).stream()))
                .filteredOn(row -> !row.getOrDefault("class", "").contains("unknown_user")
                        && !row.getOrDefault("class", "").contains("mailbox_disabled"))
                .allSatisfy(row -> assertThat(judged(row).suppress()).isNotEqualTo(Suppress.YES));
    }

    private static double share(String... names) {
        List<Map<String, String>> rows = Stream.of(names)
                .flatMap(name -> SharedLogs.table(name).stream())
                .filter(row -> !row.getOrDefault("class", "").isEmpty())
                .toList();
        long right = rows.stream().filter(SharedRepliesTest::right).count();
        return (double) right / rows.size();
    }

    private static boolean right(Map<String, String> row) {
        boolean right = List.of(row.getOrDefault("class", "").split("\\|"))
                .contains(judged(row).meaning().label());
        if (!right && Boolean.getBoolean("misses")) {
            System.out.println(row + " -> " + judged(row).meaning());
        }
        return right;
    }

    private static Judged judged(Map<String, String> row) {
        Relay relay =
                row.getOrDefault("relay", "").equals("-") ? Relay.NONE : Relay.of(row.getOrDefault("relay", ""), "", 0);
        Optional<Reply> reply =
                Reply.of(row.getOrDefault("text", "")).or(() -> Reply.of("550 " + row.getOrDefault("text", "")));
        return SharedLogs.judged(new AttemptDraft(Instant.EPOCH, Outcome.REFUSED)
                .relay(relay)
                .reply(reply)
                .made());
    }
}
