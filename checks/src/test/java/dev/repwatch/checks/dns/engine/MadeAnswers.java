package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.PlainAnswer;
import dev.repwatch.checks.dns.reply.ReplyClassifier;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Made up replies that the short way decides about, as it reads them and as the full classifier does. */
public final class MadeAnswers {

    public static final List<String> RESOLVERS = List.of("127.0.0.1:53");

    /** Hears of one reply. */
    public interface Ear {

        /**
         * @param zone under which was asked
         * @param plain valid during the call
         */
        void heard(String name, String zone, PlainAnswer plain, DnsAnswer full);
    }

    private MadeAnswers() {}

    /** @param count of packets; the short way does not decide about all of them */
    public static void tell(int count, Random random, Ear ear) {
        Slots slots = new Slots(1);
        QueryPackets questions = slots.queryPackets;
        PlainReply plain = new PlainReply();
        MadePackets packets = new MadePackets(random);
        RandomBits randomBits = new RandomBits(random);
        for (int number = 0; number < count; number++) {
            String name = packets.name();
            questions.write(0, name, 1);
            questions.disguise(0, randomBits.id(), randomBits);
            int end = questions.questionEnd(0);
            byte[] reply = packets.reply(Arrays.copyOf(questions.octets, questions.length(0)), end);
            if (PlainReply.belongs(reply, reply.length, questions.octets, 0, end)
                    && plain.read(reply, reply.length, end)) {
                slots.keep(0, plain);
                DnsAnswer full = new ReplyClassifier(questions.question(0, false), RESOLVERS.get(0))
                        .classify(reply)
                        .orElseThrow();
                ear.heard(name, MadePackets.zoneOf(name), new SlotAnswer(slots).of(0), full);
            }
        }
    }
}
