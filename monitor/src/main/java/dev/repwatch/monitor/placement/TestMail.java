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
        return judged(
                seed.name(),
                seed.provider(),
                now,
                result.handover(),
                result.words(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                judge,
                now);
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
        return judged(
                seed,
                provider,
                sentAt,
                farther(logged),
                words,
                all,
                look.flatMap(SeedMailbox::copy).or(() -> copy),
                blocked,
                witnessed,
                judge,
                now);
    }

    /** The provider's own word is the last one. */
    private Handover farther(Optional<Handover> logged) {
        return handover == Handover.PROVIDER || handover == Handover.REFUSED ? handover : logged.orElse(handover);
    }

    TestMail witnessed(Placement saw, PlacementJudge judge, Instant now) {
        return judged(seed, provider, sentAt, handover, words, looks, copy, blocked, Optional.of(saw), judge, now);
    }

    TestMail blocked(String why, PlacementJudge judge, Instant now) {
        return judged(seed, provider, sentAt, handover, words, looks, copy, Optional.of(why), witnessed, judge, now);
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

    private static TestMail judged(
            String seed,
            String provider,
            Instant sentAt,
            Handover handover,
            String words,
            List<SeedLook> looks,
            Optional<DeliveredCopy> copy,
            Optional<String> blocked,
            Optional<Placement> witnessed,
            PlacementJudge judge,
            Instant now) {
        return new TestMail(
                seed,
                provider,
                sentAt,
                handover,
                words,
                looks,
                copy,
                blocked,
                witnessed,
                judge.judge(new SeedTrial(seed, provider, sentAt, handover, looks, blocked, witnessed), now));
    }
}
