package dev.repwatch.monitor.memory;

import static dev.repwatch.monitor.memory.World.clean;
import static dev.repwatch.monitor.memory.World.list;
import static dev.repwatch.monitor.memory.World.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.store.KeyRows;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left behind over hours and days, and what a restart makes of it, on every database. */
abstract class LastingContract extends MemoryHouse {

    @Test
    void aListingOfLongAgoIsForgottenAndANewOneIsANewEpisode() {
        quietBaseline();
        confirm(IP, "one");
        clear(IP, "one");
        assertThat(rows()).isEqualTo(1);
        cleanRounds(25, Duration.ofMinutes(30));
        assertThat(rows()).isZero();
        confirm(IP, "one");
        assertThat(diary.last(Happening.ListingOpened.class).episode().id()).isEqualTo(2);
        assertThat(memory.view().open()).hasSize(1);
        restart();
        assertThat(memory.view().open()).hasSize(1);
    }

    @Test
    void aListingIsForgottenAlsoWhenNoAnswerChangesAnythingAnyMore() {
        quietBaseline();
        confirm(IP, "one");
        clear(IP, "one");
        cleanRounds(40, Duration.ofMinutes(10));
        memory.tick();
        assertThat(rows()).isZero();
        restart();
        confirm(IP, "one");
        assertThat(memory.view().open()).hasSize(1);
    }

    @Test
    void aRestartRemembersWhenAListAnsweredLast() {
        quietBaseline();
        cleanRounds(20, Duration.ofMinutes(30));
        memory.close();
        restart();
        assertThat(memory.view().lists().values())
                .allSatisfy(list -> assertThat(list.lastSuccess()).contains(clock.instant()));
        unansweredRounds(11);
        assertThat(diary.kinds()).doesNotContain("WentStale");
        unansweredRounds(1);
        assertThat(diary.kinds()).contains("WentStale");
    }

    @Test
    void aKillMakesNothingStaleThatIsNot() {
        quietBaseline();
        cleanRounds(20, Duration.ofMinutes(30));
        restart();
        unansweredRounds(9);
        assertThat(diary.kinds()).doesNotContain("WentStale");
        assertThat(memory.view().targets().values())
                .allSatisfy(target -> assertThat(target.unknownLists()).isEqualTo(2));
    }

    @Test
    void whatHasNeverAnsweredIsCountedFromWhenItIsWatched() {
        quietBaseline();
        clock.pass(Duration.ofDays(3));
        hear(IP, "one", clean(), "a:53");
        hear(IP, "two", clean(), "a:53");
        memory.watch(targets(IP, "192.0.2.2"), List.of(list("one", 1), list("two", 2), list("new", 3)));
        for (int round = 0; round < 11; round++) {
            clock.pass(Duration.ofMinutes(30));
            hear(IP, "one", clean(), "a:53");
            hear(IP, "two", clean(), "a:53");
            hear("192.0.2.2", "one", timedOut(), "a:53");
            hear(IP, "new", timedOut(), "a:53");
            memory.roundFinished(clock.instant());
        }
        assertThat(diary.kinds()).doesNotContain("WentStale");
        clock.pass(Duration.ofMinutes(30));
        memory.roundFinished(clock.instant());
        assertThat(diary.told.stream()
                        .filter(Happening.WentStale.class::isInstance)
                        .map(Happening.WentStale.class::cast)
                        .map(stale -> stale.source().value()))
                .containsExactlyInAnyOrder("one", "new");
    }

    private long rows() {
        return database.read(KeyRows::all).size();
    }

    private void cleanRounds(int rounds, Duration pause) {
        for (int round = 0; round < rounds; round++) {
            clock.pass(pause);
            hear(IP, "one", clean(), "a:53");
            hear(IP, "two", clean(), "a:53");
            memory.roundFinished(clock.instant());
        }
    }

    private void unansweredRounds(int rounds) {
        for (int round = 0; round < rounds; round++) {
            clock.pass(Duration.ofMinutes(30));
            hear(IP, "one", timedOut(), "a:53");
            hear(IP, "two", timedOut(), "a:53");
            memory.roundFinished(clock.instant());
        }
    }
}
