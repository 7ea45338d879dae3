package dev.repwatch.monitor.warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the replies to a day's mail, and those who read it, say about the next day. */
final class MailSignals {

    private static final int CHANCE = 2;
    private static final int REFUSED_AT_LEAST = 5;
    private static final int ACCEPTED_FOR_A_RATE = 100;
    private static final int TRAPS_TO_STOP = 3;
    private static final int FIRST_DAYS = 3;

    private MailSignals() {}

    /** @param sendingDays how many there were, this one included */
    static List<Signal> of(Mail mail, int sendingDays, Thresholds thresholds) {
        List<Signal> found = new ArrayList<>();
        thresholds
                .deferred(sendingDays <= FIRST_DAYS)
                .of(mail.share(mail.deferred()), mail.deferred(), CHANCE)
                .ifPresent(found::add);
        double refused = mail.share(mail.refused());
        thresholds
                .refused()
                .of(refused, mail.refused(), refused > thresholds.refusedStepBack() ? CHANCE : REFUSED_AT_LEAST)
                .ifPresent(found::add);
        thresholds
                .unknown()
                .of(mail.share(mail.unknown()), mail.unknown(), CHANCE)
                .ifPresent(found::add);
        if (mail.accepted() >= ACCEPTED_FOR_A_RATE) {
            mail.complaintRate().stream()
                    .boxed()
                    .map(thresholds.complaints()::of)
                    .flatMap(Optional::stream)
                    .forEach(found::add);
        }
        mail.spamShare().stream()
                .boxed()
                .map(thresholds.junk()::of)
                .flatMap(Optional::stream)
                .forEach(found::add);
        mail.snds().flatMap(MailSignals::colour).ifPresent(found::add);
        if (mail.trapHits() >= TRAPS_TO_STOP) {
            found.add(Signal.stop(Reason.count("traps", mail.trapHits(), "stop from 3 hits a day")));
        }
        if (mail.blocked()) {
            found.add(Signal.stop(Reason.named("receiver.blocked", "block", "stop when a reply names a block")));
        }
        return found;
    }

    /** Whether the day was so calm that the next step may be a little larger. */
    static boolean calm(Mail mail) {
        return mail.share(mail.deferred()) <= 0.005
                && mail.refused() == 0
                && mail.share(mail.unknown()) <= 0.01
                && mail.complaintRate().orElse(0) <= 0.0005;
    }

    /** Whether more was put off than a calm day has, though not enough to hold. */
    static boolean strained(Mail mail, int sendingDays) {
        return sendingDays > FIRST_DAYS && mail.share(mail.deferred()) > 0.005;
    }

    private static Optional<Signal> colour(Mail.Snds snds) {
        return switch (snds) {
            case GREEN -> Optional.empty();
            case YELLOW -> Optional.of(Signal.hold(Reason.named("snds", "YELLOW", "hold at YELLOW")));
            case RED -> Optional.of(Signal.stepBack(Reason.named("snds", "RED", "step back at RED"), 0.7));
        };
    }
}
