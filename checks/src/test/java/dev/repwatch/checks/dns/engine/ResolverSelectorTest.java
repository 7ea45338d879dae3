package dev.repwatch.checks.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.ResolverSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResolverSelectorTest {

    private static final long SECOND = 1_000_000_000;

    private final RandomBits randomBits = new RandomBits(new Random(7));
    private final Upstream[] three = {upstream(0), upstream(1), upstream(2)};
    private final ResolverSelector resolverSelector = new ResolverSelector(three, randomBits);

    @Test
    void theFirstIsAskedAndTheNextOneAfterAFailure() {
        assertThat(resolverSelector.next(QueryRoute.ANY, 2, 0, 0).index).isZero();
        assertThat(resolverSelector.next(QueryRoute.ANY, 0, 1, 0).index).isEqualTo(1);
        assertThat(resolverSelector.next(QueryRoute.ANY, 1, 2, 0).index).isEqualTo(2);
        assertThat(resolverSelector.next(QueryRoute.ANY, 2, 3, 0).index).isZero();
    }

    @Test
    void elsewhereIsAnyOther() {
        QueryRoute elsewhere = QueryRoute.elsewhere(ResolverSet.ALL, 1);
        Set<Integer> seen = new HashSet<>();
        for (int question = 0; question < 200; question++) {
            seen.add(resolverSelector.next(elsewhere, 0, question % 3, 0).index);
        }
        assertThat(seen).containsExactlyInAnyOrder(0, 2);
        assertThat(resolverSelector.candidates(elsewhere)).isEqualTo(2);

        ResolverSelector alone = new ResolverSelector(new Upstream[] {upstream(0)}, randomBits);
        QueryRoute notThere = QueryRoute.elsewhere(ResolverSet.ALL, 0);
        assertThat(alone.next(notThere, 0, 0, 0).index).isZero();
        assertThat(alone.candidates(notThere)).isEqualTo(1);
    }

    @Test
    void onlyThoseAreAskedThatMayBe() {
        QueryRoute some = QueryRoute.among(ResolverSet.of(1).with(2));
        assertThat(resolverSelector.next(some, 0, 0, 0).index).isEqualTo(1);
        assertThat(resolverSelector.next(some, 2, 1, 0).index).isEqualTo(1);
        assertThat(resolverSelector.candidates(some)).isEqualTo(2);
        eject(three[1]);
        assertThat(resolverSelector.next(some, 2, 0, SECOND).index).isEqualTo(2);
        eject(three[2]);
        assertThat(resolverSelector.next(some, 2, 0, SECOND).index)
                .as("none of the others")
                .isEqualTo(1);

        QueryRoute other = QueryRoute.elsewhere(ResolverSet.of(1).with(2), 1);
        assertThat(resolverSelector.next(other, 0, 0, SECOND).index).isEqualTo(2);
        QueryRoute noOther = QueryRoute.elsewhere(ResolverSet.of(1), 1);
        assertThat(resolverSelector.next(noOther, 0, 0, SECOND).index).isEqualTo(1);
        assertThat(resolverSelector.candidates(noOther)).isEqualTo(1);
    }

    @Test
    void theOnlyOneIsAskedEvenWhenItIsLeftOut() {
        eject(three[2]);
        assertThat(resolverSelector.next(QueryRoute.only(2, false), 0, 0, SECOND).index)
                .isEqualTo(2);
        assertThat(resolverSelector.candidates(QueryRoute.only(2, false))).isEqualTo(1);
    }

    @Test
    void whoeverIsLeftOutIsPassedOverRiskedNowAndThenAndBackWhenItAnswers() {
        eject(three[0]);
        assertThat(resolverSelector.next(QueryRoute.ANY, 0, 0, SECOND).index).isEqualTo(1);
        assertThat(resolverSelector.next(QueryRoute.ANY, 2, 1, SECOND).index).isEqualTo(1);

        assertThat(resolverSelector.next(QueryRoute.ANY, 0, 0, 2 * SECOND).index)
                .as("risked")
                .isZero();
        assertThat(resolverSelector.next(QueryRoute.ANY, 0, 0, 2 * SECOND).index)
                .isEqualTo(1);

        three[0].resolverHealth.answered();
        assertThat(resolverSelector.next(QueryRoute.ANY, 0, 0, 2 * SECOND).index)
                .isZero();
        assertThat(resolverSelector.next(QueryRoute.ANY, 0, 0, 2 * SECOND).index)
                .isZero();
    }

    @Test
    void whenAllAreLeftOutOneIsAskedAllTheSame() {
        for (Upstream each : three) {
            eject(each);
        }
        assertThat(resolverSelector.next(QueryRoute.ANY, 0, 0, SECOND).index).isZero();
        assertThat(resolverSelector.next(QueryRoute.ANY, 0, 1, SECOND).index).isEqualTo(1);
        assertThat(resolverSelector.next(QueryRoute.elsewhere(ResolverSet.ALL, 0), 0, 2, SECOND).index)
                .isEqualTo(1);
    }

    private static void eject(Upstream upstream) {
        for (int failure = 0; failure < 8; failure++) {
            upstream.resolverHealth.failed(0, SECOND);
        }
    }

    private static Upstream upstream(int index) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5353 + index);
        UdpSockets none = (upstream, now) -> {
            throw new IOException("nothing is sent here");
        };
        return new Upstream(index, address, SECOND, none, new RandomBits(new Random(7)), new LoopCounters());
    }
}
