package dev.repwatch.checks.maillog.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.line.LineSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** Looks, kills and the single steps of rotations in any order: nothing twice, and nothing lost but what copytruncate throws away. */
class RotationStormTest {

    private static final int STEPS = 120;

    @TempDir
    private Path folder;

    private final List<String> found = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final Set<String> thrownAway = new HashSet<>();
    private final Map<Integer, Generation> committed = new TreeMap<>();
    private Path log = Path.of("");
    private LogFollower follower = followerOf(Path.of(""), false);
    private boolean begun;
    private Instant now = Instant.parse("2026-11-30T12:00:00Z");
    private int line;
    private boolean renamedLast;

    @RepeatedTest(40)
    void nothingTwiceAndNothingLost(RepetitionInfo repetition) throws IOException {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        log = folder.resolve("mail.log");
        write(1 + random.nextInt(60));
        follower = followerOf(log, false);
        look(false);
        for (int step = 0; step < STEPS; step++) {
            now = now.plusMillis(random.nextInt(3) == 0 ? random.nextInt(5_000) : random.nextInt(50));
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> write(random.nextInt(60));
                case 3, 4, 5 -> look(random.nextInt(6) == 0);
                case 6 -> rename(random);
                case 7 -> copyAndTruncate(random);
                case 8 -> pack(random);
                case 9 -> restart();
                case 10 -> absent(random);
                default -> lateLine(random);
            }
        }
        drain();
        List<String> expected = new ArrayList<>(written);
        expected.removeAll(thrownAway);
        Set<String> once = new HashSet<>();
        assertThat(found.stream().filter(each -> !once.add(each)))
                .as("read twice")
                .isEmpty();
        assertThat(expected.stream().filter(each -> !once.contains(each)))
                .as("lost")
                .isEmpty();
        assertThat(new HashSet<>(written)).as("nothing else").containsAll(once);
    }

    private LogFollower followerOf(Path path, boolean again) {
        return new LogFollower(
                path,
                (first, resumed) -> new LogLines(List.of(" status="), LineSink.text(found::add)),
                committed.values(),
                again);
    }

    private void write(int lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < lines; n++) {
            String one = "Nov 30 12:00:00 mx1 postfix/smtp[1]: " + line++ + ": to=<x@example.com>, status=sent";
            written.add(one);
            text.append(one).append('\n');
        }
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** @param killed before what it found was committed */
    private void look(boolean killed) throws IOException {
        int before = found.size();
        LogFollower.Look look = follower.look(now);
        if (killed) {
            found.subList(before, found.size()).clear();
            restart();
            return;
        }
        look.changed().forEach(each -> committed.put(each.number(), each));
        look.forgotten().forEach(committed::remove);
        begun = true;
    }

    private void restart() throws IOException {
        follower.close();
        follower = followerOf(log, begun);
    }

    private void drain() throws IOException {
        int before = -1;
        for (int quiet = 0; quiet < 3; ) {
            now = now.plusSeconds(11);
            before = found.size();
            look(false);
            quiet = found.size() > before ? 0 : quiet + 1;
        }
    }

    private void maybeLook(SplittableRandom random) throws IOException {
        if (random.nextInt(3) == 0) {
            look(random.nextInt(6) == 0);
        }
    }

    /** As logrotate does: those before move up, and a new file is made. */
    private void shift(SplittableRandom random) throws IOException {
        for (int number = 30; number > 0; number--) {
            for (String packed : List.of("", ".gz")) {
                Path from = folder.resolve("mail.log." + number + packed);
                if (Files.exists(from)) {
                    Files.move(from, folder.resolve("mail.log." + (number + 1) + packed));
                    if (random.nextInt(12) == 0) {
                        look(random.nextInt(6) == 0);
                    }
                }
            }
        }
    }

    private void rename(SplittableRandom random) throws IOException {
        if (!Files.exists(log)) {
            return;
        }
        shift(random);
        Files.move(log, folder.resolve("mail.log.1"));
        renamedLast = true;
        maybeLook(random);
        Files.createFile(log);
        maybeLook(random);
    }

    private void absent(SplittableRandom random) throws IOException {
        if (Files.exists(log)) {
            shift(random);
            Files.move(log, folder.resolve("mail.log.1"));
            renamedLast = true;
            maybeLook(random);
        }
    }

    private void copyAndTruncate(SplittableRandom random) throws IOException {
        if (!Files.exists(log) || Files.size(log) == 0) {
            return;
        }
        shift(random);
        maybeLook(random);
        Files.copy(log, folder.resolve("mail.log.1"), StandardCopyOption.REPLACE_EXISTING);
        renamedLast = false;
        int before = written.size();
        if (random.nextInt(4) == 0) {
            write(random.nextInt(5));
        }
        maybeLook(random);
        thrownAway.addAll(written.subList(before, written.size()));
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
        maybeLook(random);
    }

    private void pack(SplittableRandom random) throws IOException {
        Path plain = folder.resolve("mail.log." + (1 + random.nextInt(2)));
        if (!Files.exists(plain) || Files.size(plain) == 0) {
            return;
        }
        Path packed = Path.of(plain + ".gz");
        byte[] bytes = Files.readAllBytes(plain);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed), 512, true)) {
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            maybeLook(random);
            out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
        }
        maybeLook(random);
        Files.delete(plain);
        maybeLook(random);
    }

    /** Its writer was not told of the new file yet. */
    private void lateLine(SplittableRandom random) throws IOException {
        Path renamed = folder.resolve("mail.log.1");
        if (renamedLast && Files.exists(renamed) && random.nextBoolean() && Files.size(renamed) > 0) {
            String one = "Nov 30 12:00:00 mx1 postfix/smtp[1]: " + line++ + ": late status=sent";
            written.add(one);
            Files.writeString(renamed, one + "\n", StandardOpenOption.APPEND);
        }
    }
}
