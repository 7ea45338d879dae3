package dev.repwatch.checks.feeds.zones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Score;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailspikeFeedTest extends ZoneFeedContract {

    @Override
    FeedType<?> type() {
        return MailspikeFeed.TYPE;
    }

    @Override
    Record settings(Optional<String> zone) {
        return new MailspikeSettings(zone);
    }

    @Test
    void tenIsTheWorst() {
        assertThat(reading("127.0.0.10").observations().get(0).finding())
                .isEqualTo(new Finding.Scored(new Score(10, "10-20, higher is better", Score.Band.BAD, NOW)));
    }
}
