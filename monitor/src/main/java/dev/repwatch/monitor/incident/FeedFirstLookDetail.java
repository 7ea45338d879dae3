package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.SourceId;
import java.util.List;

/** What was already poor or bad when a feed first brought data. */
public record FeedFirstLookDetail(SourceId feed, String title, List<FeedValueDetail> members, int targets)
        implements IncidentDetail {

    public FeedFirstLookDetail {
        members = List.copyOf(members);
    }
}
