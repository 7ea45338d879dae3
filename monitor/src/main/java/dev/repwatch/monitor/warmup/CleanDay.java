package dev.repwatch.monitor.warmup;

/** A day with mail and without a bad sign: the only one on which a limit rises. */
final class CleanDay {

    private static final int FIRST_DAYS = 3;

    private final DayContext day;
    private final Mail mail;

    CleanDay(DayContext day, Mail mail) {
        this.day = day;
        this.mail = mail;
    }

    /** @param peak the highest accepted volume of the seven sending days before this one */
    Step after(AddressStatus sent, long peak, Volume volume) {
        if (sent.warm().holdsOn(day.date())) {
            Reason reason = Reason.count("warm", sent.warm().reached().size(), "the goal accepted on 14 days of 30");
            return Step.of(sent.limit(day.goal()), Verdict.COMPLETE, volume, reason);
        }
        return switch (volume) {
            case UNDER -> unused(sent);
            case OVER, SPIKE -> tooMuch(sent, volume);
            default -> waits(sent) ? waiting(sent) : rise(sent, peak);
        };
    }

    /** A limit that nobody used is no step, and what receivers remember fades. */
    private Step unused(AddressStatus sent) {
        long bound = Math.max(2 * sent.peaks().highest(), Math.min(day.limit(), day.first()));
        Reason reason = Reason.share("volume.under", share(), "no step below 70 % of the limit");
        return Step.of(sent.limit(Math.min(day.limit(), bound)), Verdict.HOLD, Volume.UNDER, reason);
    }

    private Step tooMuch(AddressStatus sent, Volume volume) {
        long allowed = Math.max(2 * day.limit(), 1);
        Reason reason = Reason.share("volume." + volume.label(), share(), "no step above 110 % of the limit");
        return Step.of(sent.limit(Math.min(mail.accepted(), allowed)), Verdict.HOLD, volume, reason);
    }

    /** A plan that began below its start limit, because it has several providers. */
    private boolean waits(AddressStatus sent) {
        return day.first() < day.start() && day.limit() < day.start() && sent.sendingDays() < FIRST_DAYS;
    }

    private Step waiting(AddressStatus sent) {
        Reason reason = Reason.count("first_days", sent.sendingDays(), "three days below the start limit");
        return Step.of(sent.limit(day.limit()), Verdict.HOLD, Volume.ON, reason);
    }

    private Step rise(AddressStatus sent, long peak) {
        Growth growth = MailSignals.strained(mail, sent.sendingDays())
                ? sent.growth().slower()
                : MailSignals.calm(mail) ? sent.growth().quicker() : sent.growth();
        double factor = Math.min(
                (mail.accepted() < peak ? growth.onKnownGround() : growth).factor(),
                day.thresholds().growthMost());
        long risen = Math.max((long) (mail.accepted() * factor), upToTheStart(sent));
        long next = Math.min(day.goal(), Math.max(day.limit(), risen));
        AddressStatus addressStatus = sent.growth(growth).limit(next);
        return next > day.limit()
                ? Step.of(
                        addressStatus,
                        Verdict.ADVANCE,
                        Volume.ON,
                        Reason.share("growth", factor, "of what was accepted"))
                : Step.of(
                        addressStatus,
                        Verdict.HOLD,
                        Volume.ON,
                        Reason.count("goal", day.goal(), "never above the goal"));
    }

    /** Below the start limit an address may double, until a receiver objects. */
    private long upToTheStart(AddressStatus sent) {
        return sent.strained() ? 0 : Math.min(day.start(), 2 * mail.accepted());
    }

    private double share() {
        return day.limit() == 0 ? mail.sent() : (double) mail.sent() / day.limit();
    }
}
