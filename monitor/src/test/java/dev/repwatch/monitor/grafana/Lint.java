package dev.repwatch.monitor.grafana;

import java.util.List;
import java.util.stream.Stream;

/** All rules for dashboards that need no server. */
final class Lint {

    private static final List<Rule> RULES = List.of(
            new SchemaRule(),
            new RegistryRule(),
            new LayoutRule(),
            new WordsRule(),
            new FrameRule(),
            new ColoursRule(),
            new LinesRule(),
            new QueryRule(),
            new LinksRule());

    private Lint() {}

    static List<String> complaints(Board board) {
        return RULES.stream()
                .map(rule -> rule.complaints(board))
                .flatMap(List::stream)
                .toList();
    }

    static Stream<Board> boards() {
        return Board.all().stream();
    }
}
