package dev.repwatch.monitor.placement.news;

import dev.repwatch.checks.placement.Placement;
import dev.repwatch.monitor.incident.IncidentDetail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Test mails of a stream do not end in the inbox.
 *
 * @param bad where, at least one
 * @param good providers whose last run was good
 */
public record PlacementDetail(String stream, Optional<String> pool, List<AtProvider> bad, List<String> good)
        implements IncidentDetail {

    public PlacementDetail {
        bad = List.copyOf(bad);
        good = List.copyOf(good);
    }

    /**
     * One provider.
     *
     * @param where most of its bad mails of the last run ended
     * @param runs bad ones in a row
     * @param badSeeds of {@code seeds} that told anything in the last bad run
     * @param since the first of the bad runs
     * @param accepted when a mail was sent that the provider's own server answered with 250; empty when no log says so
     * @param authentication what the provider wrote of our sender authentication
     * @param client the address of ours that handed it over
     */
    public record AtProvider(
            String provider,
            Placement where,
            int runs,
            int badSeeds,
            int seeds,
            Instant since,
            Optional<Instant> accepted,
            Map<String, String> authentication,
            Optional<String> client) {

        public AtProvider {
            authentication = Map.copyOf(authentication);
        }

        /** Taken with 250 and seen by nobody. */
        boolean vanished() {
            return where == Placement.MISSING || where == Placement.BLOCKED;
        }
    }

    @Override
    public Optional<Instant> since() {
        return bad.stream().map(AtProvider::since).min(Instant::compareTo);
    }

    /** What a change of is news: which provider does what. */
    public List<String> gist() {
        return bad.stream().map(it -> it.provider() + " " + it.where().label()).toList();
    }
}
