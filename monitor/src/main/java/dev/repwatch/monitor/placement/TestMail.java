package dev.repwatch.monitor.placement;

import dev.repwatch.checks.placement.DeliveredCopy;
import dev.repwatch.checks.placement.Handover;
import dev.repwatch.checks.placement.Placement;
import dev.repwatch.checks.placement.PlacementJudge;
import dev.repwatch.checks.placement.SeedLook;
import dev.repwatch.checks.placement.SeedTrial;
import dev.repwatch.checks.placement.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One mail of a run, to one seed, and all that is known of it.
 *
 * @param words of the first server, when it did not take the mail; hostile
 * @param looks oldest first; looks that saw the same as the one before stand once, with the newest time
 * @param copy what the provider wrote into the copy that was found
 * @param blocked why, as the provider's own report says
 * @param witnessed what a person saw
 */
public record TestMail(
        String seed,
        String provider,
        Instant sentAt,
        Handover handover,
        String words,
        List<SeedLook> looks,
        Optional<DeliveredCopy> copy,
        Optional<String> blocked,
        Optional<Placement> witnessed,
        PlacementJudge.Judged judged) {

    public TestMail {
        looks = List.copyOf(looks);
    }

    static TestMail sent(SeedEntry seed, Instant now, Submission.Result result, PlacementJudge judge) {
        SeedTrial trial = new SeedTrial(
                seed.name(), seed.provider(), now, result.handover(), List.of(), Optional.empty(), Optional.empty());
        return new TestMail(
                trial.seed(),
                trial.provider(),
                now,
                trial.handover(),
                result.words(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                judge.judge(trial, now));
    }

    /** With what the logs and one look say. */
    TestMail seen(Optional<Handover> logged, Optional<SeedMailbox> look, PlacementJudge judge, Instant now) {
        List<SeedLook> all = new ArrayList<>(looks);
        look.map(SeedMailbox::look).ifPresent(it -> {
            if (!all.isEmpty() && same(all.get(all.size() - 1), it)) {
                all.remove(all.size() - 1);
            }
            all.add(it);
        });
        Optional<DeliveredCopy> newest = look.flatMap(SeedMailbox::copy).or(() -> copy);
        return judged(farther(logged), all, newest, witnessed, judge, now);
    }

    /** The provider's own word is the last one. */
    private Handover farther(Optional<Handover> logged) {
        return handover == Handover.PROVIDER || handover == Handover.REFUSED ? handover : logged.orElse(handover);
    }

    TestMail witnessed(Placement saw, PlacementJudge judge, Instant now) {
        return judged(handover, looks, copy, Optional.of(saw), judge, now);
    }

    /** With what the provider's own report says of why it blocked it. */
    TestMail blocked(String reason, PlacementJudge judge, Instant now) {
        SeedTrial trial = new SeedTrial(seed, provider, sentAt, handover, looks, Optional.of(reason), witnessed);
        return new TestMail(
                seed,
                provider,
                sentAt,
                handover,
                words,
                looks,
                copy,
                Optional.of(reason),
                witnessed,
                judge.judge(trial, now));
    }

    /** The provider may have it, and no look saw it. */
    boolean isNowhere() {
        return handover != Handover.REFUSED
                && witnessed.isEmpty()
                && looks.stream()
                        .noneMatch(look -> look instanceof SeedLook.Looked looked
                                && !looked.copies().isEmpty());
    }

    /** Nobody has said yet what the phone shows. */
    public boolean open() {
        return !judged.placement().counts();
    }

    private static boolean same(SeedLook one, SeedLook other) {
        if (one instanceof SeedLook.Looked a && other instanceof SeedLook.Looked b) {
            return a.equals(new SeedLook.Looked(a.at(), b.copies(), b.spamFolder(), b.proven()));
        }
        return one instanceof SeedLook.Unreadable c
                && other instanceof SeedLook.Unreadable d
                && c.equals(new SeedLook.Unreadable(c.at(), d.cause(), d.detail()));
    }

    /** What one look at a mailbox saw. */
    record SeedMailbox(SeedLook look, Optional<DeliveredCopy> copy) {}

    /** The same mail, of which this is known by now. */
    private TestMail judged(
            Handover handedOver,
            List<SeedLook> seen,
            Optional<DeliveredCopy> delivered,
            Optional<Placement> person,
            PlacementJudge judge,
            Instant now) {
        SeedTrial trial = new SeedTrial(seed, provider, sentAt, handedOver, seen, blocked, person);
        return new TestMail(
                seed, provider, sentAt, handedOver, words, seen, delivered, blocked, person, judge.judge(trial, now));
    }
}
