package dev.repwatch.checks.dnsbl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadOnceTest {

    @Test
    void whatIsGoodIsReadOnce() {
        AtomicInteger times = new AtomicInteger();
        ReadOnce<Integer> once = new ReadOnce<>(times::incrementAndGet);

        assertThat(once.get()).isOne();
        assertThat(once.get()).isOne();
    }

    @Test
    void whatIsFaultySaysSoToEverybody() {
        ReadOnce<Catalogue> faulty = new ReadOnce<>(() -> {
            throw new IllegalStateException("spamhaus.toml: [zen: unknown key \"zoen\"]");
        });

        for (int asked = 0; asked < 3; asked++) {
            assertThatThrownBy(faulty::get)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("spamhaus.toml: [zen: unknown key \"zoen\"]");
        }
    }
}
