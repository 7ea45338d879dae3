package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.warmup.Decision;
import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.Reason;
import dev.repwatch.monitor.warmup.Verdict;
import dev.repwatch.monitor.warmup.Volume;
import dev.repwatch.monitor.warmup.WarmupDay;
import dev.repwatch.monitor.warmup.news.WarmupDetail;
import dev.repwatch.monitor.warmup.news.WarmupDetail.AtProvider;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The warm-up of one address, in good days and bad. */
final class MadeUpWarmup {

    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);

    private MadeUpWarmup() {}

    static WarmupDetail goesBack() {
        return new WarmupDetail(
                "192.0.2.25",
                List.of(
                        standing("google", Verdict.ADVANCE, 2_250, List.of(day("google", 0, 1_500, 1_500, 0))),
                        standing(
                                "docomo",
                                Verdict.STEP_BACK,
                                1_030,
                                List.of(day("docomo", -1, 860, 850, 3), day("docomo", 0, 1_290, 1_290, 110)),
                                seen("unknown_user", "0.085")),
                        standing(
                                "microsoft",
                                Verdict.HOLD,
                                700,
                                List.of(day("microsoft", 0, 700, 700, 0)),
                                seen("deferred", "0.25"))));
    }

    static WarmupDetail withoutData() {
        List<WarmupDay> days = List.of(
                new WarmupDay(MONDAY, "google", 1_500, Optional.empty(), Set.of()),
                new WarmupDay(MONDAY.plusDays(1), "google", 1_500, Optional.empty(), Set.of()));
        return new WarmupDetail(
                "192.0.2.25",
                List.of(new AtProvider(
                        new Decision("google", Verdict.HOLD, Volume.NO_DATA, 1_500, 17_500, List.of()), days)));
    }

    static WarmupDetail goesOn() {
        return new WarmupDetail(
                "192.0.2.25",
                List.of(standing("google", Verdict.ADVANCE, 2_250, List.of(day("google", 0, 1_500, 1_500, 0)))));
    }

    static WarmupDetail complete() {
        return new WarmupDetail(
                "192.0.2.25",
                List.of(standing("google", Verdict.COMPLETE, 19_000, List.of(day("google", 0, 19_000, 18_990, 0)))));
    }

    private static AtProvider standing(
            String provider, Verdict verdict, long next, List<WarmupDay> week, Reason... reasons) {
        return new AtProvider(new Decision(provider, verdict, Volume.ON, next, 0, List.of(reasons)), week);
    }

    private static Reason seen(String code, String share) {
        return new Reason(code, new Reason.Seen.Figure(new BigDecimal(share)), "made up");
    }

    private static WarmupDay day(String provider, int after, long limit, long sent, long unknown) {
        Mail mail = new Mail(
                sent,
                sent - unknown,
                0,
                0,
                unknown,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                0,
                false);
        return new WarmupDay(MONDAY.plusDays(after), provider, limit, Optional.of(mail), Set.of());
    }
}
