package dev.repwatch.monitor.plan;

import dev.repwatch.checks.reputation.Target;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * When targets were last looked at on one list, as short texts: six octets a target, for a large house has 600,000 pairs. A target goes
 * by a checksum; of two that share one the older look counts, so that nobody is looked at too late because of it.
 */
final class LookText {

    private static final int OCTETS = 6;
    /** In the text of one line, so that a column takes it. */
    private static final int PORTION = 100_000;

    private static final int MOST_MINUTES = 0xFFFF;

    private LookText() {}

    static List<String> of(Collection<Target> targets, Function<Target, Optional<Duration>> ago) {
        List<String> texts = new ArrayList<>();
        ByteBuffer portion = ByteBuffer.allocate(PORTION * OCTETS);
        for (Target target : targets) {
            Optional<Duration> looked = ago.apply(target);
            if (looked.isPresent()) {
                // rounded up: a look is rather taken for older than it is
                portion.putInt(key(target));
                portion.putShort((short) Math.min(MOST_MINUTES, looked.get().toMinutes() + 1));
            }
            if (!portion.hasRemaining()) {
                texts.add(text(portion));
            }
        }
        texts.add(text(portion));
        return texts;
    }

    private static String text(ByteBuffer portion) {
        byte[] octets = new byte[portion.flip().remaining()];
        portion.get(octets).clear();
        return Base64.getEncoder().encodeToString(octets);
    }

    /** @throws IllegalArgumentException when it is no such text */
    static Map<Integer, Integer> minutes(String text) {
        ByteBuffer octets = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        if (octets.remaining() % OCTETS != 0) {
            throw new IllegalArgumentException("the times of looks are cut off");
        }
        Map<Integer, Integer> minutes = new HashMap<>();
        while (octets.hasRemaining()) {
            minutes.merge(octets.getInt(), octets.getShort() & MOST_MINUTES, Math::max);
        }
        return minutes;
    }

    static int key(Target target) {
        CRC32 sum = new CRC32();
        sum.update(target.text().getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }
}
