package dev.repwatch.monitor.incident;

import java.util.List;

/**
 * What was already held against targets when they or the sources were first looked at.
 *
 * @param targets how many targets were looked at
 * @param lists how many sources were asked
 */
public record FirstLookDetail(List<Episode> episodes, int targets, int lists) implements IncidentDetail {

    public FirstLookDetail {
        episodes = List.copyOf(episodes);
    }

    @Override
    public List<EpisodeDetail> members() {
        return episodes.stream().map(EpisodeDetail::of).toList();
    }
}
