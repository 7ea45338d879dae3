package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.delisting.evidence.Evidence;
import dev.repwatch.monitor.delisting.evidence.Finding;
import dev.repwatch.monitor.words.Moments;
import dev.repwatch.monitor.words.Words;
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

    List<Drafting.Line> lines(List<Evidence> evidence) {
        List<Drafting.Line> lines = new ArrayList<>();
        for (Evidence it : evidence) {
            String of = evidence.size() == 1 ? "" : " (" + it.target() + ")";
            it.lastSeen().ifPresent(at -> lines.add(line("draft.last_seen", of, moments.at(at))));
            it.posture().forEach(finding -> lines.add(posture(finding, of)));
            it.volumes().forEach(volume -> lines.add(volume(volume, of)));
            if (it.volumes().isEmpty()) {
                lines.add(line("draft.volume", of, words.say("draft.volume_unknown")));
            }
        }
        return lines;
    }

    private Drafting.Line posture(Finding finding, String of) {
        String what = lower(finding.what().name());
        String verdict = lower(finding.verdict().name());
        return line(
                "draft.posture." + what,
                of,
                words.sayOr("draft." + what + "." + verdict, "draft.posture." + verdict, "detail", finding.detail()));
    }

    private Drafting.Line volume(Evidence.Volume volume, String of) {
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

    private Drafting.Line line(String label, String of, String value) {
        return new Drafting.Line(words.say(label) + of, value);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
