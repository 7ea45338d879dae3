package dev.repwatch.monitor.placement;

import dev.repwatch.checks.feeds.FeedEnvironment;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.placement.BlockReports;
import dev.repwatch.checks.placement.SeedLook;
import dev.repwatch.checks.placement.SeedMailbox;
import dev.repwatch.checks.placement.SeedToken;
import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The mailboxes of seeds, opened when they are first looked into and kept with their access tokens. One that does not let us in is
 * tried again ever more seldom, and after three wrong passwords no more until its entry changes: providers lock accounts. Not
 * thread-safe.
 */
final class SeedMailboxes {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int WRONG_PASSWORDS = 3;

    private final FeedEnvironment environment;
    private final RefreshTokens tokens;
    private final Map<String, OpenSeed> open = new HashMap<>();
    private final Map<String, State> states = new HashMap<>();

    SeedMailboxes(FeedEnvironment environment, RefreshTokens tokens) {
        this.environment = environment;
        this.tokens = tokens;
    }

    /** Where refresh tokens that were replaced outlive a restart. */
    interface RefreshTokens {

        /** Kept nowhere: for a run by hand. */
        RefreshTokens NOWHERE = new RefreshTokens() {
            @Override
            public Optional<String> of(String seed) {
                return Optional.empty();
            }

            @Override
            public void keep(String seed, String bookmark) {
                // the next run begins with the configured one
            }
        };

        Optional<String> of(String seed);

        void keep(String seed, String bookmark);
    }

    /**
     * How a mailbox can be read.
     *
     * @param cause why it cannot be read; empty when it can
     * @param fails how often in a row
     * @param next not before
     * @param hidesSpam it was read and lists no folder for spam
     */
    record State(Optional<SeedLook.Unreadable> cause, int fails, Instant next, boolean hidesSpam) {

        static final State NEW = new State(Optional.empty(), 0, Instant.EPOCH, false);

        /** It is not tried now. */
        boolean rests(Instant now) {
            return cause.isPresent() && (locked() || now.isBefore(next));
        }

        /** Nobody tries any more. */
        boolean locked() {
            return fails >= WRONG_PASSWORDS
                    && cause.filter(it -> it.cause().equals(Cause.BAD_CREDENTIALS.label()))
                            .isPresent();
        }
    }

    private record OpenSeed(SeedEntry entry, SeedEntry.OpenMailbox mailbox) {}

    /** One look for the mail of a run; what is not tried because it failed just now counts as the failure it was. */
    TestMail.SeedMailbox look(SeedEntry seed, SeedToken token) {
        Instant now = environment.clock().instant();
        OpenSeed mailbox = opened(seed);
        State before = states.getOrDefault(seed.name(), State.NEW);
        if (before.rests(now)) {
            SeedLook.Unreadable known = before.cause().orElseThrow();
            return new TestMail.SeedMailbox(
                    new SeedLook.Unreadable(now, known.cause(), known.detail()), Optional.empty());
        }
        SeedMailbox.Seen seen = mailbox.mailbox().mailbox().look(token);
        mailbox.mailbox().refresh().flatMap(it -> it.bookmark()).ifPresent(it -> tokens.keep(seed.name(), it));
        states.put(seed.name(), after(before, seen.look(), now));
        return new TestMail.SeedMailbox(seen.look(), seen.copy());
    }

    /** What its provider reports of mail that it blocked; empty where it reports none, or the mailbox cannot be read. */
    Optional<BlockReports.Contents> reports(SeedEntry seed, Instant since) {
        Instant now = environment.clock().instant();
        SeedEntry.OpenMailbox mailbox = opened(seed).mailbox();
        State before = states.getOrDefault(seed.name(), State.NEW);
        if (mailbox.reports().isEmpty() || before.rests(now)) {
            return Optional.empty();
        }
        try {
            return Optional.of(mailbox.reports().orElseThrow().since(since));
        } catch (FeedFailure unreadable) {
            // a wrong password counts here as well: providers lock accounts
            states.put(
                    seed.name(),
                    after(before, new SeedLook.Unreadable(now, unreadable.why().label(), unreadable.detail()), now));
            return Optional.empty();
        } finally {
            mailbox.refresh().flatMap(it -> it.bookmark()).ifPresent(it -> tokens.keep(seed.name(), it));
        }
    }

    private static State after(State before, SeedLook look, Instant now) {
        if (look instanceof SeedLook.Unreadable unreadable) {
            int fails = before.fails() + 1;
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(fails - 1, 10));
            return new State(
                    Optional.of(unreadable),
                    fails,
                    now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause),
                    before.hidesSpam());
        }
        boolean hidesSpam = look instanceof SeedLook.Looked looked && !looked.spamFolder();
        return new State(Optional.empty(), 0, Instant.EPOCH, hidesSpam);
    }

    /** By the names of seeds; only of those that were looked into. */
    Map<String, State> states() {
        return Map.copyOf(states);
    }

    private OpenSeed opened(SeedEntry seed) {
        OpenSeed known = open.get(seed.name());
        if (known != null && known.entry().equals(seed)) {
            return known;
        }
        OpenSeed fresh = new OpenSeed(seed, seed.opened(environment, tokens.of(seed.name())));
        open.put(seed.name(), fresh);
        states.remove(seed.name());
        return fresh;
    }
}
