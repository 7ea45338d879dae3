package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.config.RefusalCost;
import dev.repwatch.monitor.delisting.evidence.PostureFact;
import dev.repwatch.monitor.delisting.evidence.RemovalEvidence;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Evidence as lines of a removal request. What is not known is said to be so, for whoever sends it to fill in. */
final class EvidenceWording {

    private final Words words;
    private final Moments moments;

    EvidenceWording(Words words, Moments moments) {
        this.words = words;
        this.moments = moments;
    }

    List<RequestWriter.Line> lines(List<RemovalEvidence> evidence) {
        List<RequestWriter.Line> lines = new ArrayList<>();
        for (RemovalEvidence it : evidence) {
            String of = evidence.size() == 1 ? "" : " (" + it.target() + ")";
            it.lastSeen().ifPresent(at -> lines.add(line("draft.last_seen", of, moments.at(at))));
            it.posture().forEach(postureFact -> lines.add(posture(postureFact, of)));
            it.refusals().filter(cost -> cost.refused() > 0).ifPresent(cost -> lines.add(refused(cost, of)));
            it.volumes().forEach(volume -> lines.add(volume(volume, of)));
            if (it.volumes().isEmpty() && it.refusals().isEmpty()) {
                lines.add(line("draft.volume", of, words.say("draft.volume_unknown")));
            }
        }
        return lines;
    }

    private RequestWriter.Line posture(PostureFact postureFact, String of) {
        String what = lower(postureFact.what().name());
        String verdict = lower(postureFact.verdict().name());
        return line(
                "draft.posture." + what,
                of,
                words.sayOr(
                        "draft." + what + "." + verdict, "draft.posture." + verdict, "detail", postureFact.detail()));
    }

    private RequestWriter.Line refused(RefusalCost cost, String of) {
        return line(
                "draft.refused",
                of,
                words.say(
                        "draft.refused_known",
                        "refused",
                        cost.refused(),
                        "attempts",
                        cost.attempts(),
                        "sample",
                        cost.sample()));
    }

    private RequestWriter.Line volume(RemovalEvidence.Volume volume, String of) {
        return line(
                "draft.volume",
                of,
                words.say(
                        "draft.volume_known",
                        "value",
                        Math.round(volume.value()),
                        "scale",
                        volume.scale(),
                        "feed",
                        volume.feed(),
                        "at",
                        moments.at(volume.of())));
    }

    private RequestWriter.Line line(String label, String of, String value) {
        return new RequestWriter.Line(words.say(label) + of, value);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
