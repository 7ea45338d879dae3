package dev.repwatch.monitor.placement;

import dev.repwatch.checks.feeds.FeedEnvironment;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.file.LogArchive;
import dev.repwatch.checks.placement.DeliveredCopy;
import dev.repwatch.checks.placement.Handover;
import dev.repwatch.checks.placement.LoggedHandover;
import dev.repwatch.checks.placement.PlacementJudge;
import dev.repwatch.checks.placement.SeedLook;
import dev.repwatch.checks.placement.SeedMail;
import dev.repwatch.checks.placement.SeedMailbox;
import dev.repwatch.checks.placement.SeedToken;
import dev.repwatch.checks.placement.SeedTrial;
import dev.repwatch.checks.placement.Submission;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One test mail of a stream to each of its seeds, and what looks at the mailboxes see of them. Not thread-safe. */
public final class PlacementRound {

    private final PlacementSettings settings;
    private final FeedEnvironment environment;
    private final List<Trial> trials = new ArrayList<>();
    private final List<String> unreadLogs = new ArrayList<>();

    /** @param environment the clock, and what mailboxes may be reached */
    public PlacementRound(PlacementSettings settings, FeedEnvironment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /**
     * Where one mail of the round stands.
     *
     * @param words of the first server, when it did not take the mail; hostile
     * @param copy what the provider wrote into the copy that was found
     */
    public record SeedState(SeedEntry seed, PlacementJudge.Judged judged, String words, Optional<DeliveredCopy> copy) {}

    /** Hands one mail over for each seed, one after the other. */
    public void send(StreamEntry stream, byte[] template, List<SeedEntry> seeds, String run) {
        for (SeedEntry seed : seeds) {
            SeedToken token = new SeedToken(run + "." + seed.name(), stream.domain());
            Instant now = environment.clock().instant();
            byte[] mail = SeedMail.of(template, token, seed.address(), now);
            trials.add(new Trial(seed, token, now, stream.submission().send(mail, seed.address())));
        }
    }

    /** One look at every mailbox whose mail has not been found for good, and at the logs. */
    public void look() {
        LoggedHandover log = log();
        for (Trial trial : trials) {
            log.of(trial.seed.address()).ifPresent(it -> trial.handover = it);
            if (trial.handover != Handover.REFUSED && !trial.seed.isWitness()) {
                SeedMailbox.Seen seen = trial.mailbox(environment).look(trial.token);
                trial.looks.add(seen.look());
                trial.copy = seen.copy().or(() -> trial.copy);
            }
        }
    }

    /** Where all of them stand now. */
    public List<SeedState> states() {
        PlacementJudge judge = new PlacementJudge(settings.times());
        Instant now = environment.clock().instant();
        return trials.stream()
                .map(it -> new SeedState(it.seed, judge.judge(it.trial(), now), it.submitted.words(), it.copy))
                .toList();
    }

    /** Logs that could not be read: then what is not found is not known. */
    public List<String> unreadLogs() {
        return List.copyOf(unreadLogs);
    }

    private LoggedHandover log() {
        LoggedHandover log = new LoggedHandover();
        trials.forEach(it -> log.watch(it.seed.address(), it.sentAt));
        unreadLogs.clear();
        LogArchive archive = new LogArchive(Optional.empty(), ZoneId.systemDefault(), new SourceAddresses(Map.of()));
        for (Path file : settings.logs()) {
            try {
                archive.read(file, log::add);
            } catch (IOException unreadable) {
                unreadLogs.add(file + ": " + unreadable.getMessage());
            }
        }
        return log;
    }

    /** One mail on its way. */
    private static final class Trial {
        private final SeedEntry seed;
        private final SeedToken token;
        private final Instant sentAt;
        private final Submission.Result submitted;
        private final List<SeedLook> looks = new ArrayList<>();
        private Handover handover;
        private Optional<DeliveredCopy> copy = Optional.empty();
        private Optional<SeedMailbox> mailbox = Optional.empty();

        Trial(SeedEntry seed, SeedToken token, Instant sentAt, Submission.Result submitted) {
            this.seed = seed;
            this.token = token;
            this.sentAt = sentAt;
            this.submitted = submitted;
            this.handover = submitted.handover();
        }

        /** Opened at the first look and kept, with its access token, for the others. */
        SeedMailbox mailbox(FeedEnvironment environment) {
            SeedMailbox open = mailbox.orElseGet(() -> seed.mailbox(environment));
            mailbox = Optional.of(open);
            return open;
        }

        SeedTrial trial() {
            return new SeedTrial(
                    seed.name(), seed.provider(), sentAt, handover, looks, Optional.empty(), Optional.empty());
        }
    }
}
