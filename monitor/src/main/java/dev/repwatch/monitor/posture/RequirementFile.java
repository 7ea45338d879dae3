package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.requirement.Condition;
import dev.repwatch.checks.posture.requirement.Requirement;
import dev.repwatch.checks.posture.requirement.Requirements;
import dev.repwatch.monitor.config.bind.BoundedFile;
import dev.repwatch.monitor.config.bind.DidYouMean;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Demands of one's own: a table with tabs between, whose first line names the columns. A row that says too little is left out, and
 * named.
 *
 * @param rows that can be used
 * @param faults what is wrong, a sentence each, with file and line
 */
public record RequirementFile(List<Requirement> rows, List<String> faults) {

    private static final int MOST_OCTETS = 256 * 1024;
    private static final int MOST_ROWS = 1000;
    private static final int MOST_FAULTS = 20;
    private static final int LONGEST = 300;
    private static final List<String> NEEDED =
            List.of("receiver", "id", "level", "condition", "met_when", "source", "source_date");
    private static final List<String> COLUMNS = List.of(
            "receiver",
            "id",
            "applies_to",
            "level",
            "condition",
            "consequence",
            "refusal",
            "met_when",
            "seen_from",
            "since",
            "source",
            "source_date",
            "confidence");
    private static final List<String> LEVELS = List.of("must", "should", "may", "info");
    private static final List<String> CONFIDENCE = List.of("V", "S", "K");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final Pattern DATE = Pattern.compile("[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?");
    /** Facts that other parts of the world show. */
    private static final Pattern ELSEWHERE = Pattern.compile("(message|mail_log|feed|web|list|dnsbl)([.<>=].*)?");

    public RequirementFile {
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    /** Reads any file; what is wrong with it is a fault. */
    static RequirementFile read(Path file) {
        try {
            return new Pass(file.getFileName().toString()).of(BoundedFile.text(file, MOST_OCTETS));
        } catch (IOException unreadable) {
            return new RequirementFile(List.of(), List.of(String.valueOf(unreadable.getMessage())));
        }
    }

    /** One pass over one file. */
    private static final class Pass {

        private final String name;
        private final List<Requirement> rows = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private final Set<String> known = Requirements.shipped().stream()
                .map(it -> it.receiver() + " " + it.id())
                .collect(Collectors.toCollection(HashSet::new));

        Pass(String name) {
            this.name = name;
        }

        RequirementFile of(String text) {
            List<String> columns = List.of();
            int line = 0;
            for (String each : text.lines().toList()) {
                line++;
                if (each.isBlank() || each.startsWith("#")) {
                    continue;
                }
                List<String> cells = Arrays.asList(each.split("\t", -1));
                if (columns.isEmpty()) {
                    columns = cells;
                    if (!head(columns, line)) {
                        return new RequirementFile(List.of(), faults);
                    }
                } else if (rows.size() >= MOST_ROWS) {
                    fault(line, "more than " + MOST_ROWS + " rows");
                    break;
                } else {
                    row(columns, cells, line);
                }
            }
            if (columns.isEmpty()) {
                fault(1, "the first line must name the columns: " + String.join(", ", NEEDED));
            }
            return new RequirementFile(rows, faults);
        }

        private boolean head(List<String> columns, int line) {
            columns.stream()
                    .filter(column -> !COLUMNS.contains(column))
                    .forEach(column -> fault(
                            line, "there is no column \"" + shown(column) + "\"" + DidYouMean.hint(column, COLUMNS)));
            NEEDED.stream()
                    .filter(column -> !columns.contains(column))
                    .forEach(column -> fault(line, "the column \"" + column + "\" is missing"));
            if (new HashSet<>(columns).size() < columns.size()) {
                fault(line, "a column stands twice");
            }
            return faults.isEmpty();
        }

        private void row(List<String> columns, List<String> cells, int line) {
            if (cells.size() != columns.size()) {
                fault(line, cells.size() + " cells, where the first line names " + columns.size() + " columns");
                return;
            }
            Map<String, String> row = new HashMap<>();
            for (int at = 0; at < cells.size(); at++) {
                row.put(columns.get(at), cells.get(at).strip());
            }
            int before = faults.size();
            Optional<Condition> condition = judged(row, line);
            if (faults.size() == before) {
                condition.ifPresent(it -> rows.add(requirement(row, it)));
            }
        }

        private Optional<Condition> judged(Map<String, String> row, int line) {
            NEEDED.stream()
                    .filter(column -> row.getOrDefault(column, "").isEmpty())
                    .forEach(column -> fault(line, column + " is empty" + why(column)));
            row.forEach((column, value) -> {
                if (value.length() > LONGEST) {
                    fault(line, column + " is longer than " + LONGEST + " characters");
                }
            });
            for (String column : List.of("receiver", "id")) {
                matching(row, column, line, ID, "lower-case letters, digits, and . _ - between them");
            }
            matching(row, "source_date", line, DATE, "a year, a month or a day, such as 2026-11-30");
            among(row, "level", LEVELS, line);
            among(row, "confidence", CONFIDENCE, line);
            String key = row.getOrDefault("receiver", "") + " " + row.getOrDefault("id", "");
            if (!known.add(key)) {
                fault(line, "the demand \"" + shown(key) + "\" is there already, in this file or among those shipped");
            }
            return condition(row.getOrDefault("met_when", ""), line);
        }

        private static String why(String column) {
            return column.startsWith("source") ? "; say where the demand stands, and when you read it there" : "";
        }

        private void matching(Map<String, String> row, String column, int line, Pattern form, String wanted) {
            String value = row.getOrDefault(column, "");
            if (!value.isEmpty() && !form.matcher(value).matches()) {
                fault(line, column + ": \"" + shown(value) + "\" is not " + wanted);
            }
        }

        private void among(Map<String, String> row, String column, List<String> words, int line) {
            String value = row.getOrDefault(column, "");
            if (!value.isEmpty() && !words.contains(value)) {
                fault(line, column + ": \"" + shown(value) + "\" is none of " + String.join(", ", words));
            }
        }

        private Optional<Condition> condition(String text, int line) {
            try {
                Condition condition = Condition.parse(text);
                Set<String> facts = Requirements.facts();
                List<String> odd = condition.facts().stream()
                        .filter(fact -> !facts.contains(fact)
                                && !ELSEWHERE.matcher(fact).matches())
                        .toList();
                odd.forEach(fact -> fault(
                        line, "met_when: there is no fact \"" + shown(fact) + "\"" + DidYouMean.hint(fact, facts)));
                if (condition.facts().isEmpty() && !text.isEmpty()) {
                    fault(line, "met_when: no fact is named");
                }
                return odd.isEmpty() ? Optional.of(condition) : Optional.empty();
            } catch (IllegalArgumentException refusal) {
                fault(line, "met_when: " + shown(String.valueOf(refusal.getMessage())));
                return Optional.empty();
            }
        }

        private static Requirement requirement(Map<String, String> row, Condition condition) {
            String applies = row.getOrDefault("applies_to", "");
            return new Requirement(
                    row.getOrDefault("receiver", ""),
                    row.getOrDefault("id", ""),
                    applies.isEmpty() ? "all" : applies,
                    row.getOrDefault("level", ""),
                    row.getOrDefault("condition", ""),
                    row.getOrDefault("refusal", ""),
                    condition,
                    row.getOrDefault("source", ""),
                    row.getOrDefault("source_date", ""),
                    row.getOrDefault("confidence", ""));
        }

        private void fault(int line, String what) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(name + ":" + line + ": " + what);
            }
        }

        private static String shown(String text) {
            String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
            return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
        }
    }
}
