package dev.repwatch.checks.message;

import dev.repwatch.checks.ResourceLines;
import dev.repwatch.checks.reputation.Severity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every rule, from {@code rules.tsv}. */
public final class Rules {

    private static final int COLUMNS = 8;
    private static final Map<String, Rule> ALL = read();

    private Rules() {}

    /** @throws IllegalArgumentException when there is no such rule */
    public static Rule of(String id) {
        Rule rule = ALL.get(id);
        if (rule == null) {
            throw new IllegalArgumentException("rules.tsv has no rule \"" + id + "\"");
        }
        return rule;
    }

    public static Collection<Rule> all() {
        return ALL.values();
    }

    private static Map<String, Rule> read() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        lines("rules.tsv").forEach(line -> {
            String[] cells = line.split("\t", -1);
            if (cells.length != COLUMNS) {
                throw new IllegalStateException("rules.tsv: " + cells.length + " columns in: " + line);
            }
            rules.put(cells[0], rule(cells));
        });
        return rules;
    }

    private static Rule rule(String[] cells) {
        return new Rule(
                cells[0],
                Severity.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                Owner.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                cells[3].equals("dns"),
                cells[3].equals("engine"),
                cells[4].equals("marketing"),
                RuleGroup.valueOf(cells[5].toUpperCase(Locale.ROOT)),
                cells[6],
                cells[7]);
    }

    /** The lines of a file beside this class that are no comment. */
    static List<String> lines(String file) {
        return ResourceLines.of(Rules.class, file);
    }
}
