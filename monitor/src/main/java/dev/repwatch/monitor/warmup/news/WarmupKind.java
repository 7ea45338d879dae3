package dev.repwatch.monitor.warmup.news;

import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.notify.wording.IncidentKind;
import dev.repwatch.monitor.notify.wording.LogLine;
import dev.repwatch.monitor.notify.wording.PlainSpeech;
import dev.repwatch.monitor.notify.wording.WordContext;
import dev.repwatch.monitor.warmup.history.WarmupDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The warm-up of an address does not go as planned, at one provider or several: one conversation an address. */
public final class WarmupKind {

    public static final IncidentKind<WarmupDetail> KIND = IncidentKind.of("warmup", WarmupDetail.class)
            .severity(WarmupDetail::severity)
            .countedAs("warmup")
            .alertName(detail -> "RepwatchWarmupHeld")
            .conversation(WarmupDetail::ip)
            .labels(WarmupKind::labels)
            .logged(event -> LogLine.plain(event, "warmup", event.detail().ip()))
            .words(PlainSpeech.<WarmupDetail>beside(
                            WarmupKind.class, Set.of(Verb.OPENED, Verb.CHANGED, Verb.RESOLVED), WarmupKind::values)
                    .fact("now", (detail, context) -> WarmupText.lines(detail, context.language()))
                    .fact("limits", (detail, context) -> WarmupText.in(context).limits(detail))
                    .fact("week", (detail, context) -> WarmupText.in(context).week(detail)))
            .digest(WarmupDigest::read)
            .kind();

    private WarmupKind() {}

    private static Map<String, String> labels(WarmupDetail detail, TargetNames names) {
        return AddressRange.address(detail.ip())
                .map(address -> names.labels(new IpTarget(address, detail.ip())))
                .orElseGet(() -> Map.of("target", detail.ip()));
    }

    private static Map<String, ?> values(WarmupDetail detail, WordContext context) {
        Language language = context.language();
        List<NewsLine> troubles = detail.troubles(language);
        if (troubles.isEmpty()) {
            String key =
                    detail.standings().isEmpty() ? "over.unplanned" : detail.complete() ? "over.warm" : "over.well";
            return Map.of("what", context.words().say(key, "ip", detail.ip()), "advice", "");
        }
        String first = troubles.get(0).text();
        String more = troubles.size() == 1 ? "" : context.words().say("more", "count", troubles.size() - 1);
        return Map.of(
                "what",
                first + more,
                "advice",
                context.words().say("advice." + troubles.get(0).kind(), "ip", detail.ip()));
    }
}
