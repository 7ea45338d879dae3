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

class ChoiceTest {

    private static final long SECOND = 1_000_000_000;

    private final Dice dice = new Dice(new Random(7));
    private final Upstream[] three = {upstream(0), upstream(1), upstream(2)};
    private final Choice choice = new Choice(three, dice);

    @Test
    void theFirstIsAskedAndTheNextOneAfterAFailure() {
        assertThat(choice.next(Route.ANY, 2, 0, 0).index).isZero();
        assertThat(choice.next(Route.ANY, 0, 1, 0).index).isEqualTo(1);
        assertThat(choice.next(Route.ANY, 1, 2, 0).index).isEqualTo(2);
        assertThat(choice.next(Route.ANY, 2, 3, 0).index).isZero();
    }

    @Test
    void elsewhereIsAnyOther() {
        Route elsewhere = Route.elsewhere(ResolverSet.ALL, 1);
        Set<Integer> seen = new HashSet<>();
        for (int question = 0; question < 200; question++) {
            seen.add(choice.next(elsewhere, 0, question % 3, 0).index);
        }
        assertThat(seen).containsExactlyInAnyOrder(0, 2);
        assertThat(choice.candidates(elsewhere)).isEqualTo(2);

        Choice alone = new Choice(new Upstream[] {upstream(0)}, dice);
        Route notThere = Route.elsewhere(ResolverSet.ALL, 0);
        assertThat(alone.next(notThere, 0, 0, 0).index).isZero();
        assertThat(alone.candidates(notThere)).isEqualTo(1);
    }

    @Test
    void onlyThoseAreAskedThatMayBe() {
        Route some = Route.among(ResolverSet.of(1).with(2));
        assertThat(choice.next(some, 0, 0, 0).index).isEqualTo(1);
        assertThat(choice.next(some, 2, 1, 0).index).isEqualTo(1);
        assertThat(choice.candidates(some)).isEqualTo(2);
        eject(three[1]);
        assertThat(choice.next(some, 2, 0, SECOND).index).isEqualTo(2);
        eject(three[2]);
        assertThat(choice.next(some, 2, 0, SECOND).index)
                .as("none of the others")
                .isEqualTo(1);

        Route other = Route.elsewhere(ResolverSet.of(1).with(2), 1);
        assertThat(choice.next(other, 0, 0, SECOND).index).isEqualTo(2);
        Route noOther = Route.elsewhere(ResolverSet.of(1), 1);
        assertThat(choice.next(noOther, 0, 0, SECOND).index).isEqualTo(1);
        assertThat(choice.candidates(noOther)).isEqualTo(1);
    }

    @Test
    void theOnlyOneIsAskedEvenWhenItIsLeftOut() {
        eject(three[2]);
        assertThat(choice.next(Route.only(2, false), 0, 0, SECOND).index).isEqualTo(2);
        assertThat(choice.candidates(Route.only(2, false))).isEqualTo(1);
    }

    @Test
    void whoeverIsLeftOutIsPassedOverRiskedNowAndThenAndBackWhenItAnswers() {
        eject(three[0]);
        assertThat(choice.next(Route.ANY, 0, 0, SECOND).index).isEqualTo(1);
        assertThat(choice.next(Route.ANY, 2, 1, SECOND).index).isEqualTo(1);

        assertThat(choice.next(Route.ANY, 0, 0, 2 * SECOND).index).as("risked").isZero();
        assertThat(choice.next(Route.ANY, 0, 0, 2 * SECOND).index).isEqualTo(1);

        three[0].health.answered();
        assertThat(choice.next(Route.ANY, 0, 0, 2 * SECOND).index).isZero();
        assertThat(choice.next(Route.ANY, 0, 0, 2 * SECOND).index).isZero();
    }

    @Test
    void whenAllAreLeftOutOneIsAskedAllTheSame() {
        for (Upstream each : three) {
            eject(each);
        }
        assertThat(choice.next(Route.ANY, 0, 0, SECOND).index).isZero();
        assertThat(choice.next(Route.ANY, 0, 1, SECOND).index).isEqualTo(1);
        assertThat(choice.next(Route.elsewhere(ResolverSet.ALL, 0), 0, 2, SECOND).index)
                .isEqualTo(1);
    }

    private static void eject(Upstream upstream) {
        for (int failure = 0; failure < 8; failure++) {
            upstream.health.failed(0, SECOND);
        }
    }

    private static Upstream upstream(int index) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5353 + index);
        Doors none = (upstream, now) -> {
            throw new IOException("nothing is sent here");
        };
        return new Upstream(index, address, SECOND, none, new Dice(new Random(7)), new Counts());
    }
}
