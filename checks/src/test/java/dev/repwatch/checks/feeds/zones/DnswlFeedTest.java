package dev.repwatch.checks.feeds.zones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Score;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DnswlFeedTest extends ZoneFeedContract {

    @Override
    FeedType<?> type() {
        return DnswlFeed.TYPE;
    }

    @Override
    Record settings(Optional<String> zone) {
        return new DnswlSettings(zone);
    }

    @Test
    void trustIsTheLastOctet() {
        assertThat(reading("127.0.15.2").measures().get(0).value()).isEqualTo(2);
    }

    @Test
    void aBlockedQueryIsNoTrust() {
        assertThat(cause(reading("127.0.0.255"))).isEqualTo(Cause.OVER_QUOTA);
    }

    @Test
    void fallingOffTheListIsBadNewsForThoseWhoWereOnIt() {
        Optional<String> bookmark = reading("127.0.15.2").bookmark();
        FeedReport gone = reading(bookmark);
        assertThat(gone.measures().get(0).value()).isEqualTo(-1);
        assertThat(gone.observations().get(0).finding())
                .isInstanceOfSatisfying(
                        Finding.Scored.class,
                        it -> assertThat(it.score().band()).isEqualTo(Score.Band.POOR));
    }
}
