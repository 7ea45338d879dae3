package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.format.ReaderChoice;
import dev.repwatch.checks.maillog.refusal.Judge;
import dev.repwatch.monitor.store.traffic.MailLogTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines of a program that goes on saying what comes, such as {@code journalctl -f}. Each line names its own place, from which the
 * program is started again: nothing is counted twice.
 */
final class CommandStream implements LogStream {

    private static final Logger LOG = LoggerFactory.getLogger(CommandStream.class);
    private static final int MOST_WAITING = 20_000;
    private static final int LONGEST_BOOKMARK = 1024;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** Where lines come from, and how each tells its place. */
    interface Program {

        String name();

        /** @param bookmark the place behind the last line that was counted; empty at the first start */
        List<String> command(String bookmark);

        /** Empty when the line tells none. */
        String bookmark(String line);

        /** Whether the line was counted before: some programs begin with the last one again. */
        boolean known(String line, String bookmark);
    }

    private final Program program;
    private final ReaderChoice choice;
    private final Judge judge;
    private final TrafficLedger ledger;
    private BlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_WAITING);
    private MailLogTable.Row place;
    private ReaderChoice.@Nullable Chosen chosen;
    private @Nullable Process running;
    private Instant startedAgain = Instant.EPOCH;
    private Instant lastLine;
    private boolean heard;

    CommandStream(
            Program program,
            ReaderChoice choice,
            Judge judge,
            TrafficLedger ledger,
            MailLogTable.Row place,
            Instant now) {
        this.program = program;
        this.choice = choice;
        this.judge = judge;
        this.ledger = ledger;
        this.place = place;
        this.lastLine = now;
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public Instant lastLine() {
        return lastLine;
    }

    @Override
    public boolean heard() {
        return heard;
    }

    @Override
    public long behind() {
        return lines.size();
    }

    @Override
    public Seen pass(Instant now) {
        keepRunning(now);
        List<String> taken = new ArrayList<>();
        lines.drainTo(taken, MOST_WAITING / 4);
        if (taken.isEmpty()) {
            return Seen.NOTHING;
        }
        if (chosen == null) {
            chosen = choice.of(taken, now);
        }
        TrafficBatch batch = ledger.batch();
        String bookmark = place.bookmark();
        for (String line : taken) {
            if (!program.known(line, place.bookmark())) {
                chosen.reader().read(line, attempt -> batch.add(judge.judge(attempt)));
                String here = program.bookmark(line);
                bookmark = here.isEmpty() || here.length() > LONGEST_BOOKMARK ? bookmark : here;
            }
        }
        MailLogTable.Row next = new MailLogTable.Row(
                place.log(),
                0,
                "",
                0,
                bookmark,
                batch.newest().isAfter(place.newest()) ? batch.newest() : place.newest(),
                place.attempts() + batch.attempts());
        try {
            TrafficLedger.Written written = ledger.write(batch, LogPlace.of(next));
            place = next;
            lastLine = now;
            heard = true;
            return new Seen(!lines.isEmpty(), written.named(), List.copyOf(written.outages()), List.of());
        } catch (RuntimeException notWritten) {
            close(); // it is started again from the place that was written
            throw notWritten;
        }
    }

    private void keepRunning(Instant now) {
        Process process = running;
        boolean well = process != null && process.isAlive();
        if (well || !lines.isEmpty() || now.isBefore(startedAgain.plus(PAUSE))) {
            return;
        }
        startedAgain = now;
        try {
            Process fresh = new ProcessBuilder(program.command(place.bookmark()))
                    .redirectErrorStream(true)
                    .start();
            running = fresh;
            BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
            lines = waiting;
            Thread reader = new Thread(() -> read(fresh, waiting), "maillog-" + program.name());
            reader.setDaemon(true);
            reader.start();
        } catch (IOException cannotStart) {
            LOG.warn("{} cannot be read: {}", program.name(), cannotStart.getMessage());
        }
    }

    /** A full queue makes the program wait. */
    private void read(Process from, BlockingQueue<String> waiting) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                waiting.put(line);
            }
        } catch (IOException ended) {
            LOG.debug("{} ended", program.name(), ended);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Process process = running;
        running = null;
        if (process != null) {
            process.destroy();
        }
        lines = new ArrayBlockingQueue<>(MOST_WAITING);
    }
}
