package dev.repwatch.monitor.warmup;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A day with mail: what was really accepted, and under what signs, decides the next limit. */
final class SendingDay {

    private static final int SEED_MAIL = 10;

    private final DayContext day;
    private final Mail mail;

    SendingDay(DayContext day, Mail mail) {
        this.day = day;
        this.mail = mail;
    }

    Step after(AddressStatus before) {
        long peak = before.peaks().highest();
        Volume volume = VolumeRules.judge(mail.sent(), day.limit(), peak, day.start());
        List<Signal> ofMail = MailSignals.of(mail, before.sendingDays() + 1, day.thresholds());
        List<Signal> ofLists = ListingSignals.of(day.listed(), before.listed(), mail);
        List<Signal> signals = Stream.concat(ofMail.stream(), ofLists.stream()).toList();
        List<Reason> reasons = signals.stream().map(Signal::reason).toList();
        Signal.Strength worst = Steps.worst(signals);
        AddressStatus sent = before.sent(mail.accepted())
                .listed(day.listed())
                .warm(before.warm().after(day.date(), mail.accepted(), day.goal()));
        if (worst == Signal.Strength.STOP) {
            return new Step(Stops.begin(sent.peaks(before.peaks()), lastGood(before)), Verdict.STOP, volume, reasons);
        }
        if (before.stop().isPresent()) {
            return stopped(before, sent, before.stop().get(), volume).because(reasons);
        }
        Step step = switch (worst) {
            case STEP_BACK -> Step.of(back(sent, before.listed(), ofMail, ofLists), Verdict.STEP_BACK, volume);
            case HOLD -> Step.of(held(sent, peak), Verdict.HOLD, volume);
            default -> new CleanDay(day, mail).after(sent, peak, volume);
        };
        return step.because(reasons);
    }

    private static long lastGood(AddressStatus before) {
        return before.stop()
                .map(AddressStatus.Stopped::lastGood)
                .orElse(before.peaks().highest());
    }

    /** Mail in spite of a stop: seed mail is expected, anything above it does not bring the end nearer. */
    private Step stopped(AddressStatus before, AddressStatus sent, AddressStatus.Stopped stopped, Volume volume) {
        int left = stopped.left() - (mail.sent() <= SEED_MAIL && day.expectsMail() ? 1 : 0);
        if (left > 0 || ListingSignals.heavily(day.listed())) {
            AddressStatus still = sent.peaks(before.peaks())
                    .limit(0)
                    .stop(Optional.of(new AddressStatus.Stopped(Math.max(1, left), stopped.lastGood())));
            return Step.of(still, Verdict.STOP, volume, Reason.count("stopped", left, "sending days without mail"));
        }
        return Stops.comeBack(sent.peaks(before.peaks()), stopped, day.start(), volume);
    }

    /** A listing is measured by the limit, everything else by what was accepted; a step back never raises a limit. */
    private AddressStatus back(
            AddressStatus sent, Set<String> listedBefore, List<Signal> ofMail, List<Signal> ofLists) {
        double kept = Math.min(Steps.keep(ofMail), Steps.keep(ofLists));
        long least = Math.min((long) (day.limit() * Steps.keep(ofLists)), (long) (mail.accepted() * kept));
        // a listing that lasts halves again, but not to less than one would begin with
        long floor = Math.min(Math.min(day.limit(), day.start()), (long) (mail.accepted() * Steps.keep(ofMail)));
        long next = listedBefore.containsAll(ListingSignals.weighty(day.listed())) ? Math.max(least, floor) : least;
        boolean audience = Steps.keep(ofMail) < Gauge.KEPT_AFTER_REFUSALS;
        Peaks remembered =
                audience ? sent.peaks().times(Steps.keep(ofMail)) : sent.peaks().atMost(mail.accepted());
        return sent.limit(next)
                .growth(sent.growth().afterStepBack())
                .peaks(remembered)
                .strained(true)
                .warm(sent.warm().afterStepBack());
    }

    private AddressStatus held(AddressStatus sent, long peak) {
        boolean full = mail.deferred() + mail.refused() > 0 && peak > 0;
        Growth growth = full
                ? sent.growth().revealed((double) mail.accepted() / peak)
                : sent.growth().slower();
        return sent.limit(Math.min(day.limit(), (long) (mail.accepted() * 1.05)))
                .growth(growth)
                .strained(true);
    }
}
