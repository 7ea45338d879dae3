package dev.repwatch.monitor.placement;

import dev.repwatch.checks.placement.Placement;
import dev.repwatch.checks.placement.PlacementJudge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How placement stands.
 *
 * @param streams as configured
 * @param seeds as configured
 */
public record PlacementView(List<StreamView> streams, List<SeedView> seeds) {

    public static final PlacementView NONE = new PlacementView(List.of(), List.of());

    public PlacementView {
        streams = List.copyOf(streams);
        seeds = List.copyOf(seeds);
    }

    /**
     * A stream.
     *
     * @param last its newest run
     * @param providers by the newest run that tells anything
     * @param failure why the last test did not begin; empty when it did
     * @param inTrouble people were told of it, and it is not over
     */
    public record StreamView(
            String name,
            Optional<String> pool,
            Optional<PlacementRun> last,
            List<ProviderView> providers,
            String failure,
            boolean inTrouble) {

        public StreamView {
            providers = List.copyOf(providers);
        }
    }

    /**
     * A stream at a provider.
     *
     * @param result what most of the seeds saw
     * @param seeds how many saw what
     * @param took from sending to the provider taking it, the median; empty where nobody found a mail
     */
    public record ProviderView(
            String provider, String run, Placement result, Map<Placement, Integer> seeds, Optional<Duration> took) {

        public ProviderView {
            seeds = Map.copyOf(seeds);
        }

        public int counted() {
            return seeds.entrySet().stream()
                    .filter(it -> it.getKey().counts())
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        public int good() {
            return seeds.entrySet().stream()
                    .filter(it -> it.getKey().good())
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }

    /**
     * A seed mailbox.
     *
     * @param up whether it could be read at the last look; empty before the first one, and for a phone
     * @param cause why not
     * @param reports what was read of its provider's reports of blocked mail; empty where none were looked for
     */
    public record SeedView(
            String name, String provider, Optional<Boolean> up, String cause, Optional<BlockTally> reports) {

        /** A seed whose provider reports nothing. */
        public SeedView(String name, String provider, Optional<Boolean> up, String cause) {
            this(name, provider, up, cause, Optional.empty());
        }
    }

    static PlacementView of(
            PlacementSettings settings,
            List<StreamEntry> streams,
            List<SeedEntry> seeds,
            PlacementBook book,
            Map<String, SeedMailboxes.State> states,
            Map<String, TestFailure> failures,
            Map<String, BlockTally> reports,
            Instant now) {
        return new PlacementView(
                streams.stream()
                        .map(stream -> stream(settings, stream, book, failures, now))
                        .toList(),
                seeds.stream()
                        .map(seed -> seed(
                                seed,
                                Optional.ofNullable(states.get(seed.name())),
                                Optional.ofNullable(reports.get(seed.name()))))
                        .toList());
    }

    private static StreamView stream(
            PlacementSettings settings,
            StreamEntry stream,
            PlacementBook book,
            Map<String, TestFailure> failures,
            Instant now) {
        List<PlacementRun> runs = book.runs(stream.name());
        Optional<PlacementRun> last = runs.stream().reduce((one, next) -> next);
        List<ProviderView> providers = new ArrayList<>();
        runs.stream()
                .filter(run -> run.tells(settings.times(), now))
                .reduce((one, next) -> next)
                .ifPresent(run -> run.providers().forEach(provider -> providers.add(provider(run, provider))));
        return new StreamView(
                stream.name(),
                stream.pool(),
                last,
                providers,
                Optional.ofNullable(failures.get(stream.name()))
                        .map(TestFailure::text)
                        .orElse(""),
                book.told("stream:" + stream.name()).isPresent());
    }

    private static ProviderView provider(PlacementRun run, String provider) {
        Map<Placement, Integer> counts = new EnumMap<>(Placement.class);
        run.placements(provider).forEach(it -> counts.merge(it, 1, Integer::sum));
        List<Duration> took = run.at(provider).stream()
                .map(TestMail::judged)
                .map(PlacementJudge.Judged::took)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        return new ProviderView(
                provider,
                run.id(),
                commonest(counts),
                counts,
                took.isEmpty() ? Optional.empty() : Optional.of(took.get(took.size() / 2)));
    }

    /** What tells something before what does not, and the bad before the good. */
    private static Placement commonest(Map<Placement, Integer> counts) {
        return counts.entrySet().stream()
                .max(Comparator.<Map.Entry<Placement, Integer>, Boolean>comparing(
                                it -> it.getKey().counts())
                        .thenComparing(Map.Entry::getValue)
                        .thenComparing(it -> it.getKey().bad()))
                .map(Map.Entry::getKey)
                .orElse(Placement.UNKNOWN);
    }

    private static SeedView seed(SeedEntry seed, Optional<SeedMailboxes.State> state, Optional<BlockTally> reports) {
        return new SeedView(
                seed.name(),
                seed.provider(),
                state.map(it -> it.cause().isEmpty()),
                state.flatMap(SeedMailboxes.State::cause).map(it -> it.cause()).orElse(""),
                reports);
    }
}
