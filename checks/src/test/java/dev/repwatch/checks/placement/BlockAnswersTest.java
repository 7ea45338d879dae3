package dev.repwatch.checks.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.placement.BlockAnswers.Awaited;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockAnswersTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-30T00:00:00Z");

    @Test
    void senderAndTimeNameTheMail() {
        List<Awaited> mails = List.of(mail("a", 0, 24));
        assertThat(BlockAnswers.of(List.of(entry(0, "x")), mails)).isEqualTo(new BlockAnswers(Map.of("a", "x"), 0));
        assertThat(BlockAnswers.of(List.of(entry(25, "x")), mails).reasons()).isEmpty();
        assertThat(BlockAnswers.of(List.of(entry(-1, "x")), mails).reasons()).isEmpty();
        assertThat(BlockAnswers.of(List.of(new BlockEntry(MIDNIGHT, "other@example.jp", "x")), mails))
                .isEqualTo(new BlockAnswers(Map.of(), 0));
    }

    /** Test mails every six hours, each of which may have been on its way for a day. */
    @Test
    void theFirstCanBeNoOtherAndSoEachOfTheNext() {
        List<Awaited> mails = List.of(mail("a", 0, 24), mail("b", 6, 30), mail("c", 12, 36));
        assertThat(BlockAnswers.of(List.of(entry(12, "z"), entry(6, "y"), entry(0, "x")), mails))
                .isEqualTo(new BlockAnswers(Map.of("a", "x", "b", "y", "c", "z"), 0));
    }

    @Test
    void anEntryForOneOfTwoAnswersForNeitherAndIsCounted() {
        List<Awaited> mails = List.of(mail("a", 0, 24), mail("b", 6, 30));
        assertThat(BlockAnswers.of(List.of(entry(6, "y")), mails)).isEqualTo(new BlockAnswers(Map.of(), 1));
    }

    @Test
    void twoEntriesForTwoMailsAnswerForBoth() {
        List<Awaited> mails = List.of(mail("a", 0, 24), mail("b", 6, 30));
        assertThat(BlockAnswers.of(List.of(entry(7, "y"), entry(8, "z")), mails))
                .isEqualTo(new BlockAnswers(Map.of("a", "y / z", "b", "y / z"), 0));
    }

    @Test
    void aFloodOfEntriesComesToAnEnd() {
        List<Awaited> mails = IntStream.range(0, 24)
                .mapToObj(it -> mail("m" + it, it, it + 24))
                .toList();
        List<BlockEntry> flood = IntStream.range(0, 100_000)
                .mapToObj(it -> new BlockEntry(MIDNIGHT.plusSeconds(it), "news@example.jp", "r" + it))
                .toList();
        long began = System.nanoTime();
        assertThat(BlockAnswers.of(flood, mails).reasons()).containsKey("m0");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    private static Awaited mail(String key, int from, int to) {
        return new Awaited(
                key,
                Set.of("news@example.jp"),
                MIDNIGHT.plus(Duration.ofHours(from)),
                MIDNIGHT.plus(Duration.ofHours(to)));
    }

    private static BlockEntry entry(int hour, String reason) {
        return new BlockEntry(MIDNIGHT.plus(Duration.ofHours(hour)), "news@example.jp", reason);
    }
}
