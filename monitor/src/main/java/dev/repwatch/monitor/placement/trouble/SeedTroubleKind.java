package dev.repwatch.monitor.placement.trouble;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.notify.wording.IncidentKind;
import dev.repwatch.monitor.notify.wording.LogLine;
import dev.repwatch.monitor.notify.wording.PlainSpeech;
import dev.repwatch.monitor.notify.wording.WordContext;
import java.util.Map;
import java.util.Set;

/** A seed mailbox cannot be read, or a stream is not tested: nobody knows where its mail ends. */
public final class SeedTroubleKind {

    public static final IncidentKind<SeedTroubleDetail> KIND = IncidentKind.of("seed", SeedTroubleDetail.class)
            .severity(detail -> Severity.MINOR)
            .notCounted()
            .alertName(detail -> detail.trouble().ofStream() ? "RepwatchPlacementNotTested" : "RepwatchSeedUnreadable")
            .conversation(SeedTroubleDetail::subject)
            .labels((detail, names) -> Map.of(detail.trouble().ofStream() ? "stream" : "seed", detail.name()))
            .logged(event -> LogLine.plain(event, "seed", event.detail().subject()))
            .words(PlainSpeech.<SeedTroubleDetail>beside(
                            SeedTroubleKind.class, Set.of(Verb.OPENED, Verb.RESOLVED), SeedTroubleKind::values)
                    .fact(
                            "cause",
                            (detail, context) -> detail.cause()
                                    .map(it -> context.words().say("cause." + it.key()))
                                    .orElse(""))
                    .fact("detail", (detail, context) -> detail.detail()))
            .kind();

    private SeedTroubleKind() {}

    private static Map<String, ?> values(SeedTroubleDetail detail, WordContext context) {
        String key = detail.trouble().key();
        return Map.of(
                "what", context.words().say(key + ".what", "name", detail.name()),
                "good", context.words().say(detail.trouble().ofStream() ? "tested" : "readable", "name", detail.name()),
                "advice", context.words().say(key + ".do", "name", detail.name()));
    }
}
