package dev.repwatch.monitor.warmup.simulation;

import dev.repwatch.monitor.warmup.simulation.Simulation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The coach beside published schedules, as the table of docs/performance.md. */
final class ScheduleTable {

    private ScheduleTable() {}

    /** Markdown; a day and a number in each cell. */
    static String markdown() {
        List<String> heads = new ArrayList<>(List.of("scenario", "**coach**"));
        for (FixedPlan plan : FixedPlan.values()) {
            heads.add(plan.label());
        }
        List<String> lines = new ArrayList<>(List.of(row(heads), "|---".repeat(heads.size()) + "|"));
        for (String name : Scenario.NAMES) {
            lines.add(row(cells(name, limits -> List.of(Simulation.run(Scenario.named(name), limits.get())))));
        }
        lines.add(row(cells(
                "all six",
                limits -> Scenario.NAMES.stream()
                        .map(name -> Simulation.run(Scenario.named(name), limits.get()))
                        .toList())));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private interface Runs {
        List<Outcome> of(Supplier<Limits> limits);
    }

    private static List<String> cells(String head, Runs runs) {
        List<String> cells = new ArrayList<>(List.of(head, cell(runs.of(Limits::coach))));
        for (FixedPlan plan : FixedPlan.values()) {
            cells.add(cell(runs.of(() -> Limits.fixed(plan))));
        }
        return cells;
    }

    private static String cell(List<Outcome> outcomes) {
        int days = outcomes.stream().mapToInt(Outcome::days).sum();
        long bad = outcomes.stream().mapToLong(Outcome::bad).sum();
        boolean never = outcomes.size() == 1 && outcomes.get(0).reached().isEmpty();
        return String.format(Locale.ROOT, "%s / %,d", never ? "never" : days, bad);
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
