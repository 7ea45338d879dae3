package dev.repwatch.monitor.notify.wording;

import dev.repwatch.monitor.incident.EpisodeDetail.ListingDetail;
import java.util.List;

/** A target is on a list. */
public final class ListingKind {

    public static final IncidentKind<ListingDetail> KIND = IncidentKind.of("listing", ListingDetail.class)
            .storedAs(EpisodeLabels::name)
            .severity(EpisodeLabels::severity)
            .countedAs("listing")
            .alertName(EpisodeLabels::alertName)
            .keys(EpisodeLabels::keys)
            .labels(EpisodeLabels::labels)
            .logged(event -> EpisodeLabels.logged("listing", event))
            .words(new OwnSpeech<>(
                    List.of(
                            "opened.headline",
                            "codes.headline",
                            "refused.headline",
                            "cleared.headline",
                            "unwatched.headline"),
                    (context, kind) -> new ListingWording(context, kind)::say))
            .asTask()
            .kind();

    private ListingKind() {}
}
