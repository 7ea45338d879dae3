package dev.repwatch.monitor.notify.wording;

import dev.repwatch.monitor.incident.EpisodeDetail.CheckDetail;
import java.util.List;

/** A check of our own found something that is not as it should be. There is no list to get off, and no task. */
public final class CheckKind {

    public static final IncidentKind<CheckDetail> KIND = IncidentKind.of("check", CheckDetail.class)
            .storedAs(EpisodeLabels::name)
            .severity(EpisodeLabels::severity)
            .countedAs("check")
            .alertName(CheckKind::alertName)
            .keys(EpisodeLabels::keys)
            .labels(EpisodeLabels::labels)
            .logged(event -> EpisodeLabels.logged("check", event))
            .words(new OwnSpeech<>(
                    List.of("fact.wanted", "fact.check", "unwatched.headline"),
                    (context, kind) -> new CheckWording(context, kind)::say))
            .kind();

    private CheckKind() {}

    /** The rules of Prometheus tell checks of the mail log from records by their names. */
    private static String alertName(CheckDetail detail) {
        return detail.of().source().value().startsWith("maillog-") ? "RepwatchMailRefused" : "RepwatchCheckBroken";
    }
}
