package dev.repwatch.monitor.placement;

import dev.repwatch.checks.feeds.FeedEnvironment;
import java.util.List;

/** A run by hand: one test mail of a stream to each of its seeds, looked for until somebody has seen enough. Not thread-safe. */
public final class PlacementRound implements AutoCloseable {

    private final PlacementLooks looks;
    private final List<SeedEntry> seeds;
    private PlacementRun run;

    private PlacementRound(PlacementLooks looks, List<SeedEntry> seeds, PlacementRun run) {
        this.looks = looks;
        this.seeds = List.copyOf(seeds);
        this.run = run;
    }

    /**
     * Sends.
     *
     * @param environment the clock, and what mailboxes may be reached
     * @param id of the run; part of every token
     */
    public static PlacementRound send(
            PlacementSettings settings,
            FeedEnvironment environment,
            StreamEntry stream,
            byte[] template,
            List<SeedEntry> seeds,
            String id) {
        PlacementLooks looks = new PlacementLooks(
                settings, environment, new SeedMailboxes(environment, SeedMailboxes.RefreshTokens.NOWHERE));
        return new PlacementRound(looks, seeds, looks.send(stream, template, seeds, id));
    }

    /** One look at every mailbox, and at the logs. */
    public void look() {
        looks.readLogs();
        run = looks.look(run, seeds);
    }

    /** Where all of them stand now. */
    public PlacementRun run() {
        return run;
    }

    /** Logs that could not be read: then what is not found is not known. */
    public List<String> unreadLogs() {
        return looks.logs().unread();
    }

    @Override
    public void close() {
        looks.close();
    }
}
