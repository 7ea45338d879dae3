package dev.repwatch.checks.feeds.zones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostkarmaFeedTest extends ZoneFeedContract {

    @Override
    FeedType<?> type() {
        return HostkarmaFeed.TYPE;
    }

    @Override
    Record settings(Optional<String> zone) {
        return new HostkarmaSettings(zone);
    }

    @Test
    void whiteIsGoodAndTheWorstOfSeveralCounts() {
        assertThat(reading("127.0.0.1").measures().get(0).value()).isZero();
        assertThat(reading("127.0.0.1", "127.0.0.2", "127.0.2.3")
                        .measures()
                        .get(0)
                        .value())
                .isEqualTo(4);
    }
}
