package dev.repwatch.checks.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryPacketsTest {

    private static final long SEED = 20_261_126L;

    private final QueryPackets queryPackets = new QueryPackets(2);
    private final Random random = new Random(SEED);
    private final RandomBits randomBits = new RandomBits(random);

    /** Lengths around each multiple of eight, types whose octets are letters themselves. */
    @Test
    void aDisguiseChangesTheIdAndTheCaseOfLettersInTheNameAndNothingElse() {
        for (int length = 1; length <= 253; length++) {
            String name = name(length);
            assertThat(queryPackets.write(0, name, 0x6162)).isTrue();
            assertThat(queryPackets.write(1, name, 0x6162)).isTrue();
            byte[] before = question(0);
            byte[] neighbour = question(1);
            queryPackets.disguise(0, 0x4142, randomBits);
            byte[] after = question(0);

            assertThat(question(1)).as(name).isEqualTo(neighbour);
            assertThat(Arrays.copyOf(after, 2)).containsExactly(0x41, 0x42);
            for (int at = 2; at < after.length; at++) {
                boolean letter = at > QueryPackets.HEADER
                        && at < queryPackets.questionEnd(0) - 4
                        && Character.isLetter(before[at] & 0xFF);
                assertThat(letter ? after[at] | 0x20 : after[at])
                        .as("octet %d of %s", at, name)
                        .isEqualTo(letter ? before[at] | 0x20 : before[at]);
            }
        }
    }

    @Test
    void everyLetterOfANameTurnsUpInBothCases() {
        String name = "abcdefghijklmnopqrstuvwxyz.example.org";
        queryPackets.write(0, name, 1);
        int at = QueryPackets.HEADER + 1;
        Set<String> seen = new HashSet<>();
        for (int attempt = 0; attempt < 200; attempt++) {
            queryPackets.disguise(0, randomBits.id(), randomBits);
            for (int letter = 0; letter < 26; letter++) {
                seen.add(letter + ":" + (char) queryPackets.octets[at + letter]);
            }
        }
        assertThat(seen).hasSize(2 * 26);
    }

    private byte[] question(int slot) {
        int start = QueryPackets.start(slot);
        return Arrays.copyOfRange(queryPackets.octets, start, start + queryPackets.length(slot));
    }

    private String name(int length) {
        StringBuilder name = new StringBuilder();
        while (name.length() < length) {
            boolean dot = name.length() % 50 == 49 && name.length() < length - 1;
            name.append(dot ? '.' : "aZ09-_mQ@[`{~".charAt(random.nextInt(13)));
        }
        return name.toString();
    }
}
