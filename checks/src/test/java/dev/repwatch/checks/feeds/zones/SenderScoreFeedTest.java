package dev.repwatch.checks.feeds.zones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.reputation.Cause;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SenderScoreFeedTest extends ZoneFeedContract {

    @Override
    FeedType<?> type() {
        return SenderScoreFeed.TYPE;
    }

    @Override
    Record settings(Optional<String> zone) {
        return new SenderScoreSettings(zone);
    }

    @Test
    void theLastOctetIsTheScore() {
        assertThat(reading("127.0.4.83").measures().get(0).value()).isEqualTo(83);
    }

    @Test
    void moreThanAHundredIsNoScore() {
        assertThat(cause(reading("127.0.4.101"))).isEqualTo(Cause.UNDOCUMENTED_CODE);
    }
}
