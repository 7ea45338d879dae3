package dev.repwatch.checks.placement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where a test mail ended, from what servers said and what looks at the mailbox saw; a pure function. */
public record PlacementJudge(PlacementTimes times) {

    /**
     * @param reason short stable word for why, such as {@code spam_folder}, {@code no_spam_folder}, {@code not_traced}
     * @param detail for people: the folder, the cause, the provider's own reason
     * @param last the trial is over and nothing changes any more
     * @param took from sending to the provider taking it, where the mail was found
     */
    public record Judged(Placement placement, String reason, String detail, boolean last, Optional<Duration> took) {

        private static Judged of(Placement placement, String reason, String detail, boolean last) {
            return new Judged(placement, reason, detail, last, Optional.empty());
        }
    }

    public Judged judge(SeedTrial trial, Instant now) {
        boolean over = !now.isBefore(trial.sentAt().plus(times.closeAfter()));
        if (trial.witnessed().isPresent()) {
            return Judged.of(trial.witnessed().get(), "witness", "", true);
        }
        if (trial.handover() == Handover.REFUSED) {
            return Judged.of(Placement.REFUSED, "refused", "", true);
        }
        return found(trial, over).or(() -> blocked(trial, over)).orElseGet(() -> absent(trial, now, over));
    }

    /** The newest look that saw it counts: a mail moved away and deleted later was there all the same. */
    private static Optional<Judged> found(SeedTrial trial, boolean over) {
        for (int i = trial.looks().size() - 1; i >= 0; i--) {
            if (trial.looks().get(i) instanceof SeedLook.Looked looked
                    && !looked.copies().isEmpty()) {
                return Optional.of(seen(trial, looked.copies(), over));
            }
        }
        return Optional.empty();
    }

    private static Judged seen(SeedTrial trial, List<SeenCopy> copies, boolean over) {
        Optional<SeenCopy> spam = first(copies, it -> it.role() == FolderRole.SPAM);
        Optional<SeenCopy> inbox = first(copies, it -> it.role() == FolderRole.INBOX);
        if (spam.isPresent()) {
            return with(
                    trial, spam.get(), Placement.SPAM, "spam_folder", spam.get().folder(), over);
        }
        if (inbox.isPresent()) {
            Optional<String> tab = inbox.get().tab().filter(it -> !it.equals("primary"));
            return tab.map(it -> with(trial, inbox.get(), Placement.TAB, "tab", it, over))
                    .orElseGet(() -> with(trial, inbox.get(), Placement.INBOX, "inbox", "", over));
        }
        // the owner of the mailbox has a rule: that says nothing of the filter
        return with(
                trial, copies.get(0), Placement.UNKNOWN, "moved", copies.get(0).folder(), over);
    }

    private static Judged with(
            SeedTrial trial, SeenCopy copy, Placement placement, String reason, String detail, boolean over) {
        Optional<Duration> took = copy.received()
                .map(received -> Duration.between(trial.sentAt(), received))
                .map(it -> it.isNegative() ? Duration.ZERO : it);
        return new Judged(placement, reason, detail, over, took);
    }

    private static Optional<SeenCopy> first(List<SeenCopy> copies, Predicate<SeenCopy> fits) {
        return copies.stream().filter(fits).findFirst();
    }

    private static Optional<Judged> blocked(SeedTrial trial, boolean over) {
        return trial.blocked().map(reason -> Judged.of(Placement.BLOCKED, "provider_report", reason, over));
    }

    private Judged absent(SeedTrial trial, Instant now, boolean over) {
        Duration age = Duration.between(trial.sentAt(), now);
        if (trial.handover() == Handover.DEFERRED) {
            return Judged.of(Placement.DELAYED, "deferred", "", over);
        }
        if (trial.looks().isEmpty()) {
            return Judged.of(Placement.UNKNOWN, "not_looked", "", over);
        }
        SeedLook newest = trial.looks().get(trial.looks().size() - 1);
        if (newest instanceof SeedLook.Unreadable unreadable) {
            return Judged.of(Placement.UNKNOWN, unreadable.cause(), unreadable.detail(), over);
        }
        SeedLook.Looked looked = (SeedLook.Looked) newest;
        if (!looked.spamFolder()) {
            return Judged.of(Placement.UNKNOWN, "no_spam_folder", "", over);
        }
        if (age.compareTo(times.lateAfter()) < 0) {
            return Judged.of(Placement.UNKNOWN, "too_early", "", false);
        }
        if (age.compareTo(times.missingAfter()) < 0) {
            return Judged.of(Placement.DELAYED, "late", "", false);
        }
        if (trial.handover() != Handover.PROVIDER) {
            return Judged.of(Placement.UNKNOWN, "not_traced", "", over);
        }
        return looked.proven()
                ? Judged.of(Placement.MISSING, "missing", "", over)
                : Judged.of(Placement.UNKNOWN, "unproven", "", over);
    }
}
