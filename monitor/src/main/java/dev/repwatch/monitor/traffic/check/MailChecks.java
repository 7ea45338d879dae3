package dev.repwatch.monitor.traffic.check;

import dev.repwatch.checks.probe.ProbeType;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.traffic.MailTraffic;
import dev.repwatch.monitor.traffic.check.blocked.BlockedWords;
import dev.repwatch.monitor.traffic.check.deferred.DeferredWords;
import dev.repwatch.monitor.traffic.check.ended.EndedWords;
import dev.repwatch.monitor.traffic.check.named.NamedWords;
import dev.repwatch.monitor.traffic.check.unknown.UnknownWords;
import dev.repwatch.monitor.traffic.check.volume.VolumeWords;
import java.time.Duration;
import java.util.List;

/** The catalogue of checks of mail logs: one line each. */
public final class MailChecks {

    /** All families begin so. */
    public static final String FAMILY = "maillog";

    private static final Duration EVERY = Duration.ofMinutes(1);

    private MailChecks() {}

    public static List<ProbeType> of(MailTraffic traffic) {
        RateJudgement rates = new RateJudgement(traffic);
        return List.of(
                type(
                        "maillog-unknown",
                        "unknown users",
                        2,
                        UnknownWords.class,
                        "few unknown users",
                        rates::unknownUsers),
                type(
                        "maillog-blocked",
                        "refused senders",
                        2,
                        BlockedWords.class,
                        "no refusal of the sender",
                        rates::blocked),
                type("maillog-deferred", "deferrals", 4, DeferredWords.class, "few deferrals", rates::deferred),
                type("maillog-ended", "connections", 2, EndedWords.class, "connections that last", rates::ended),
                type("maillog-volume", "volume", 4, VolumeWords.class, "the usual volume", rates::volume),
                type(
                        "maillog-named",
                        "lists named by refusals",
                        3,
                        NamedWords.class,
                        "no list named by refusals",
                        rates::named),
                VendorProbe.type(traffic));
    }

    private static ProbeType type(
            String id, String title, int tier, Class<?> words, String wanted, MailCheck.Judgement judgement) {
        MailCheck.LogSource source = new MailCheck.LogSource(new SourceId(id), "Mail log: " + title, tier);
        return new ProbeType(id, words, EVERY, context -> new MailCheck(source, wanted, judgement, context));
    }
}
