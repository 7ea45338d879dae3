package dev.repwatch.monitor.placement;

import dev.repwatch.checks.placement.Placement;
import dev.repwatch.checks.reputation.WilsonInterval;
import dev.repwatch.monitor.placement.PlacementView.ProviderView;
import dev.repwatch.monitor.placement.PlacementView.SeedView;
import dev.repwatch.monitor.placement.PlacementView.StreamView;
import dev.repwatch.monitor.store.placement.PlacementTable.ChangeRow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Placement as JSON. Seeds by their names; their addresses are nowhere. */
public final class PlacementJson {

    private PlacementJson() {}

    static Map<String, Object> stream(StreamView stream, Optional<String> provider) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stream", stream.name());
        fields.put("pool", stream.pool().orElse(null));
        fields.put(
                "last_run",
                stream.last().map(PlacementRun::started).map(Instant::toString).orElse(null));
        fields.put("run", stream.last().map(PlacementRun::id).orElse(null));
        fields.put("in_trouble", stream.inTrouble());
        fields.put("failure", stream.failure());
        fields.put(
                "providers",
                stream.providers().stream()
                        .filter(it -> provider.filter(wanted -> !wanted.equals(it.provider()))
                                .isEmpty())
                        .map(PlacementJson::provider)
                        .toList());
        return fields;
    }

    private static Map<String, Object> provider(ProviderView at) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("provider", at.provider());
        fields.put("run", at.run());
        fields.put("result", at.result().label());
        fields.put("in_inbox", at.good());
        fields.put("counted", at.counted());
        if (at.counted() > 0) {
            WilsonInterval range = WilsonInterval.of(at.good(), at.counted());
            fields.put("low", range.low());
            fields.put("high", range.high());
        }
        Map<String, Integer> seeds = new TreeMap<>();
        at.seeds().forEach((placement, n) -> seeds.put(placement.label(), n));
        fields.put("seeds", seeds);
        fields.put("seconds", at.took().map(Duration::toSeconds).orElse(null));
        return fields;
    }

    static Map<String, Object> seed(SeedView seed) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("seed", seed.name());
        fields.put("provider", seed.provider());
        fields.put("up", seed.up().orElse(null));
        fields.put("cause", seed.cause());
        seed.reports().ifPresent(it -> fields.put("reports", reports(it)));
        return fields;
    }

    private static Map<String, Integer> reports(BlockTally tally) {
        Map<String, Integer> fields = new LinkedHashMap<>();
        fields.put("read", tally.contents().reports());
        fields.put("entries", tally.contents().entries().size());
        fields.put("answered", tally.answered());
        fields.put("unclear", tally.unclear());
        fields.put("entries_passed_over", tally.contents().passedOver());
        fields.put("unreadable", tally.contents().unreadable());
        fields.put("not_vouched", tally.contents().notVouched());
        return fields;
    }

    /** A run, each of its mails and how they moved. */
    public static Map<String, Object> run(PlacementRun run, List<ChangeRow> changes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stream", run.stream());
        fields.put("run", run.id());
        fields.put("started", run.started().toString());
        fields.put("closed", run.closed().map(Instant::toString).orElse(null));
        fields.put("seeds", run.mails().stream().map(PlacementJson::mail).toList());
        fields.put("changes", changes.stream().map(PlacementJson::change).toList());
        return fields;
    }

    private static Map<String, Object> mail(TestMail mail) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("seed", mail.seed());
        fields.put("provider", mail.provider());
        fields.put("placement", mail.judged().placement().label());
        fields.put("reason", mail.judged().reason());
        fields.put("detail", mail.judged().detail());
        fields.put("words", mail.words());
        fields.put("final", mail.judged().last());
        fields.put("seconds", mail.judged().took().map(Duration::toSeconds).orElse(null));
        fields.put("client", mail.copy().flatMap(copy -> copy.client()).orElse(null));
        fields.put(
                "authentication", mail.copy().map(copy -> copy.authentication()).orElse(Map.of()));
        fields.put("filter", mail.copy().map(copy -> copy.filter()).orElse(Map.of()));
        return fields;
    }

    private static Map<String, Object> change(ChangeRow change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", change.at().toString());
        fields.put("seed", change.seed());
        fields.put("placement", Placement.valueOf(change.placement()).label());
        fields.put("detail", change.detail());
        return fields;
    }
}
