package dev.repwatch.checks.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PacketsTest {

    private static final long SEED = 20_261_126L;

    private final Packets packets = new Packets(2);
    private final Random random = new Random(SEED);
    private final Dice dice = new Dice(random);

    /** Lengths around each multiple of eight, types whose octets are letters themselves. */
    @Test
    void aDisguiseChangesTheIdAndTheCaseOfLettersInTheNameAndNothingElse() {
        for (int length = 1; length <= 253; length++) {
            String name = name(length);
            assertThat(packets.write(0, name, 0x6162)).isTrue();
            assertThat(packets.write(1, name, 0x6162)).isTrue();
            byte[] before = question(0);
            byte[] neighbour = question(1);
            packets.disguise(0, 0x4142, dice);
            byte[] after = question(0);

            assertThat(question(1)).as(name).isEqualTo(neighbour);
            assertThat(Arrays.copyOf(after, 2)).containsExactly(0x41, 0x42);
            for (int at = 2; at < after.length; at++) {
                boolean letter =
                        at > Packets.HEADER && at < packets.questionEnd(0) - 4 && Character.isLetter(before[at] & 0xFF);
                assertThat(letter ? after[at] | 0x20 : after[at])
                        .as("octet %d of %s", at, name)
                        .isEqualTo(letter ? before[at] | 0x20 : before[at]);
            }
        }
    }

    @Test
    void everyLetterOfANameTurnsUpInBothCases() {
        String name = "abcdefghijklmnopqrstuvwxyz.example.org";
        packets.write(0, name, 1);
        int at = Packets.HEADER + 1;
        Set<String> seen = new HashSet<>();
        for (int attempt = 0; attempt < 200; attempt++) {
            packets.disguise(0, dice.id(), dice);
            for (int letter = 0; letter < 26; letter++) {
                seen.add(letter + ":" + (char) packets.octets[at + letter]);
            }
        }
        assertThat(seen).hasSize(2 * 26);
    }

    private byte[] question(int slot) {
        int start = Packets.start(slot);
        return Arrays.copyOfRange(packets.octets, start, start + packets.length(slot));
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
