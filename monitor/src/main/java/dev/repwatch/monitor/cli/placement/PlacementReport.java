package dev.repwatch.monitor.cli.placement;

import dev.repwatch.checks.placement.Placement;
import dev.repwatch.checks.reputation.WilsonInterval;
import dev.repwatch.monitor.cli.table.Cells;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.placement.PlacementRound.SeedState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the mails of one run ended: each seed, and each provider as counts with the range that so few samples allow.
 *
 * @param stream its name
 */
record PlacementReport(String stream, List<SeedState> states) {

    String text() {
        List<List<String>> rows = states.stream()
                .map(it -> List.of(
                        it.seed().name(),
                        it.seed().provider(),
                        it.judged().placement().label(),
                        took(it),
                        why(it)))
                .toList();
        String table = TextTable.of(List.of("seed", "provider", "placement", "took", "why"), rows);
        String providers = byProvider().entrySet().stream()
                .map(it -> it.getKey() + ": " + counts(it.getValue()))
                .collect(Collectors.joining(System.lineSeparator()));
        return table + System.lineSeparator() + providers + System.lineSeparator();
    }

    String json() {
        List<Map<String, Object>> seeds =
                states.stream().map(PlacementReport::object).toList();
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("stream", stream);
        whole.put("seeds", seeds);
        return JsonText.pretty(whole);
    }

    private static Map<String, Object> object(SeedState it) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("seed", it.seed().name());
        object.put("provider", it.seed().provider());
        object.put("placement", it.judged().placement().label());
        object.put("reason", it.judged().reason());
        object.put("detail", it.judged().detail());
        object.put("final", it.judged().last());
        object.put("seconds", it.judged().took().map(Duration::toSeconds).orElse(null));
        object.put("client", it.copy().flatMap(copy -> copy.client()).orElse(null));
        object.put(
                "authentication", it.copy().map(copy -> copy.authentication()).orElse(Map.of()));
        object.put("filter", it.copy().map(copy -> copy.filter()).orElse(Map.of()));
        return object;
    }

    private Map<String, List<Placement>> byProvider() {
        return states.stream()
                .collect(Collectors.groupingBy(
                        it -> it.seed().provider(),
                        TreeMap::new,
                        Collectors.mapping(it -> it.judged().placement(), Collectors.toList())));
    }

    private static String counts(List<Placement> all) {
        long bad = all.stream().filter(Placement::bad).count();
        long counted = all.stream().filter(Placement::counts).count();
        if (counted == 0) {
            return "nothing is known yet";
        }
        WilsonInterval range = WilsonInterval.of(counted - bad, counted);
        return (counted - bad) + " of " + counted + " in the inbox (so few samples allow " + range.text() + ")";
    }

    private static String took(SeedState it) {
        return it.judged().took().map(Cells::lasting).orElse("");
    }

    private static String why(SeedState it) {
        String reason = it.judged().reason().replace('_', ' ');
        String detail =
                it.judged().detail().isEmpty() ? it.words() : it.judged().detail();
        String said = it.copy()
                .map(copy -> new TreeMap<>(copy.authentication())
                        .entrySet().stream()
                                .map(each -> each.getKey() + " " + each.getValue())
                                .collect(Collectors.joining(", ")))
                .orElse("");
        return String.join(
                "; ",
                List.of(reason, detail, said).stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
    }
}
