package dev.repwatch.monitor.placement;

import dev.repwatch.checks.placement.Placement;
import dev.repwatch.checks.placement.PlacementTimes;
import dev.repwatch.checks.placement.RunVerdict;
import dev.repwatch.checks.placement.SeedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One test mail of a stream to each of its seeds.
 *
 * @param domain of the Message-IDs
 * @param looks how often mailboxes were looked into
 * @param closed nothing changes any more
 */
public record PlacementRun(
        String id,
        String stream,
        String domain,
        Instant started,
        int looks,
        Optional<Instant> closed,
        List<TestMail> mails) {

    /** After sending; each look opens one connection to each mailbox. */
    static final List<Duration> LOOKS = List.of(
            Duration.ZERO,
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(40),
            Duration.ofMinutes(60),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    public PlacementRun {
        mails = List.copyOf(mails);
    }

    PlacementRun with(List<TestMail> fresh, int looked, Optional<Instant> over) {
        return new PlacementRun(id, stream, domain, started, looked, over, fresh);
    }

    SeedToken token(String seed) {
        return new SeedToken(id + "." + seed, domain);
    }

    /** Whether the time of the next look has come; the last one is when the run is closed. */
    boolean lookIsDue(PlacementTimes times, Instant now) {
        Duration after = looks < LOOKS.size() ? LOOKS.get(looks) : times.closeAfter();
        return closed.isEmpty() && !started.plus(after).isAfter(now);
    }

    /** How many looks are over by this time: what a daemon that was away missed is not made up for. */
    int looksBy(Instant now) {
        return (int) LOOKS.stream()
                .filter(after -> !started.plus(after).isAfter(now))
                .count();
    }

    /** It says what it will say: every mail was found or given up, or it is old enough that silence means something. */
    public boolean tells(PlacementTimes times, Instant now) {
        return mails.stream().noneMatch(TestMail::open)
                || !started.plus(times.missingAfter()).isAfter(now);
    }

    /** The providers, in order. */
    public List<String> providers() {
        return List.copyOf(new TreeSet<>(mails.stream().map(TestMail::provider).toList()));
    }

    public List<TestMail> at(String provider) {
        return mails.stream().filter(it -> it.provider().equals(provider)).toList();
    }

    /** What it says of one provider. */
    public RunVerdict verdict(String provider) {
        return RunVerdict.of(placements(provider));
    }

    public List<Placement> placements(String provider) {
        return at(provider).stream().map(it -> it.judged().placement()).toList();
    }
}
