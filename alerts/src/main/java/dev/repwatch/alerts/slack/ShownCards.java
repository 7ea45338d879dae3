package dev.repwatch.alerts.slack;

import dev.repwatch.alerts.Alert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the latest cards show, so that an edit keeps their history: "acknowledged by Hanako" must not wipe out the list and
 * the reason. After a restart an edit shows only what the new alert says.
 */
final class ShownCards {

    private static final int REMEMBERED = 1000;

    private final Map<String, Alert> cards = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Alert> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized void shows(String remoteId, Alert alert) {
        cards.put(remoteId, alert);
    }

    /** The new alert over what the card showed before. */
    synchronized Alert over(String remoteId, Alert news) {
        Alert before = cards.get(remoteId);
        if (before == null) {
            return news;
        }
        boolean open = news.kind() != Alert.Kind.RESOLVED;
        return new Alert(
                news.kind(),
                news.level(),
                news.headline(),
                facts(before.facts(), news.facts()),
                news.why().isBlank() && open ? before.why() : news.why(),
                news.advice().isEmpty() && open ? before.advice() : news.advice(),
                news.links().isEmpty() ? before.links() : news.links(),
                news.actions(),
                news.dedupeKey(),
                news.groupKey(),
                news.threadKey(),
                news.labels(),
                news.repeat(),
                news.at(),
                news.language());
    }

    private static List<Alert.Fact> facts(List<Alert.Fact> before, List<Alert.Fact> news) {
        Set<String> renewed = news.stream().map(Alert.Fact::label).collect(Collectors.toSet());
        List<Alert.Fact> facts = new ArrayList<>(before);
        facts.removeIf(fact -> renewed.contains(fact.label()));
        facts.addAll(news);
        return facts;
    }
}
