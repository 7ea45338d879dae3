package dev.repwatch.checks.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.reply.ReplyClassifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The short way decides about a reply only as the full classifier does. More packets with
 * {@code -Drepwatch.packets=1000000}, another run with {@code -Drepwatch.seed=…}.
 */
class PlainReplyTest {

    private static final int PACKETS = Integer.getInteger("repwatch.packets", 100_000);
    private static final long SEED = Long.getLong("repwatch.seed", 20_261_124L);
    private static final List<String> RESOLVERS = List.of("127.0.0.1:53");

    private final Random random = new Random(SEED);
    private final Slots slots = new Slots(1);
    private final PlainReply plain = new PlainReply();
    private int decided;
    private int absences;
    private int listings;
    private int ignored;

    @Test
    void neverDisagreesWithTheFullClassifier() {
        MadePackets packets = new MadePackets(random);
        RandomBits randomBits = new RandomBits(random);
        for (int number = 0; number < PACKETS; number++) {
            String name = packets.name();
            assertThat(slots.queryPackets.write(0, name, 1)).isTrue();
            slots.queryPackets.disguise(0, randomBits.id(), randomBits);
            byte[] question = Arrays.copyOf(slots.queryPackets.octets, slots.queryPackets.length(0));
            byte[] reply = packets.reply(question, slots.queryPackets.questionEnd(0));
            compare(name, reply, number);
        }
        System.out.printf(
                "seed %d: %d packets, %d decided on the short way (%d absences, %d listings), %d ignored%n",
                SEED, PACKETS, decided, absences, listings, ignored);
        assertThat(absences).isGreaterThan(PACKETS / 20);
        assertThat(listings).isGreaterThan(PACKETS / 20);
        assertThat(ignored).isGreaterThan(PACKETS / 50);
        assertThat(decided).isLessThan(PACKETS * 9 / 10);
    }

    private void compare(String name, byte[] reply, int number) {
        QueryPackets queryPackets = slots.queryPackets;
        Optional<DnsAnswer> full =
                new ReplyClassifier(queryPackets.question(0, false), RESOLVERS.get(0)).classify(reply);
        if (!PlainReply.belongs(reply, reply.length, queryPackets.octets, 0, queryPackets.questionEnd(0))) {
            ignored++;
            assertThat(full.filter(answer -> !(answer instanceof DnsAnswer.Failed))
                            .filter(answer -> sameCase(reply)))
                    .as("packet %d of seed %d is ignored but answers", number, SEED)
                    .isEmpty();
        } else if (plain.read(reply, reply.length, queryPackets.questionEnd(0))) {
            decided++;
            absences += plain.count == 0 ? 1 : 0;
            listings += plain.count > 0 ? 1 : 0;
            slots.keep(0, plain);
            assertThat(Optional.of(new SlotAnswer(slots).of(0).answer(name, RESOLVERS)))
                    .as("packet %d of seed %d: %s", number, SEED, Arrays.toString(reply))
                    .isEqualTo(full);
        }
    }

    /** The classifier does not look at letter cases; the engine does before it. */
    private boolean sameCase(byte[] reply) {
        int end = slots.queryPackets.questionEnd(0);
        return reply.length >= end && Arrays.equals(reply, 12, end, slots.queryPackets.octets, 12, end);
    }
}
