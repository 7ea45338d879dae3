package dev.repwatch.monitor.grafana;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metrics exist, counters are only rated, every selector takes the variables, brackets close. */
final class QueryRule implements Rule {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-z]+)");
    private static final String SCOPE = "job=~\"$job\", instance=~\"$instance\"";
    private final Set<String> known = KnownMetrics.names();

    @Override
    public List<String> complaints(Board board) {
        List<String> complaints = new ArrayList<>();
        for (Board.Query query : board.queries()) {
            PromQl promQl = new PromQl(query.expr());
            String where = query.where() + ": ";
            promQl.unbalanced().ifPresent(what -> complaints.add(where + what));
            for (String metric : promQl.metrics()) {
                if (!known.contains(metric)) {
                    complaints.add(where + "there is no metric " + metric);
                }
            }
            long bare = promQl.metrics().size();
            if (promQl.selectors().size() < bare) {
                complaints.add(where + "a metric without a selector");
            }
            for (PromQl.Selector selector : promQl.selectors()) {
                // a typo in the prefix, too
                if (!known.contains(selector.metric()) && !promQl.metrics().contains(selector.metric())) {
                    complaints.add(where + "there is no metric " + selector.metric());
                }
                if (!selector.matchers().startsWith(SCOPE)) {
                    complaints.add(where + selector.metric() + " is not limited to $job and $instance");
                }
                if (KnownMetrics.counter(selector.metric()) && !selector.insideRate()) {
                    complaints.add(where + selector.metric() + " is a counter and must be in rate() or increase()");
                }
            }
            variablesExist(board, query, complaints);
        }
        return complaints;
    }

    private static void variablesExist(Board board, Board.Query query, List<String> complaints) {
        List<String> names = new ArrayList<>();
        board.json()
                .path("templating")
                .path("list")
                .forEach(it -> names.add(it.path("name").asText()));
        Matcher matcher = VARIABLE.matcher(query.expr());
        while (matcher.find()) {
            if (!names.contains(matcher.group(1))) {
                complaints.add(query.where() + ": there is no variable $" + matcher.group(1));
            }
        }
    }
}
