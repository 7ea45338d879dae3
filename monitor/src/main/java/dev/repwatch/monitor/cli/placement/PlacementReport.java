package dev.repwatch.monitor.cli.placement;

import dev.repwatch.checks.placement.RunVerdict;
import dev.repwatch.checks.reputation.WilsonInterval;
import dev.repwatch.monitor.cli.table.Cells;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.placement.PlacementJson;
import dev.repwatch.monitor.placement.PlacementRun;
import dev.repwatch.monitor.placement.TestMail;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the mails of one run ended: each seed, and each provider as counts with the range that so few samples allow. */
record PlacementReport(PlacementRun run) {

    String text() {
        List<List<String>> rows = run.mails().stream()
                .map(it -> List.of(
                        it.seed(), it.provider(), it.judged().placement().label(), took(it), why(it)))
                .toList();
        String table = TextTable.of(List.of("seed", "provider", "placement", "took", "why"), rows);
        String providers = run.providers().stream()
                .map(it -> it + ": " + counts(it))
                .collect(Collectors.joining(System.lineSeparator()));
        return table + System.lineSeparator() + providers + System.lineSeparator();
    }

    String json() {
        return JsonText.pretty(PlacementJson.run(run, List.of()));
    }

    private String counts(String provider) {
        RunVerdict verdict = run.verdict(provider);
        if (verdict.counted() == 0) {
            return "nothing is known yet";
        }
        int good = verdict.counted() - verdict.bad();
        WilsonInterval range = WilsonInterval.of(good, verdict.counted());
        return good + " of " + verdict.counted() + " in the inbox (so few samples allow " + range.text() + ")";
    }

    private static String took(TestMail it) {
        return it.judged().took().map(Cells::lasting).orElse("");
    }

    private static String why(TestMail it) {
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
