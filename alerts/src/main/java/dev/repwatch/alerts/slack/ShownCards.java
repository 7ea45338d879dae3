package dev.repwatch.alerts.slack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Notes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the cards show, so that an edit keeps their history, after a restart too: "acknowledged by Hanako" must not wipe out
 * the list and the reason.
 */
final class ShownCards {

    private static final Logger LOG = LoggerFactory.getLogger(ShownCards.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Notes notes;

    ShownCards(Notes notes) {
        this.notes = notes;
    }

    /** What outlives an edit. */
    record Shown(List<Alert.Fact> facts, String why, List<String> advice, List<Alert.Link> links) {}

    void shows(String remoteId, Alert alert) {
        Shown shown = new Shown(alert.facts(), alert.why(), alert.advice(), alert.links());
        try {
            notes.write(key(remoteId), JSON.writeValueAsString(shown));
        } catch (JacksonException e) {
            throw new IllegalStateException("words that are no JSON", e);
        }
    }

    /** The new alert over what the card showed before. */
    Alert over(String remoteId, Alert news) {
        return notes.read(key(remoteId))
                .flatMap(ShownCards::read)
                .map(before -> over(before, news))
                .orElse(news);
    }

    private static Alert over(Shown before, Alert news) {
        boolean open = news.kind() != Alert.Kind.RESOLVED;
        return news.saying(
                facts(before.facts(), news.facts()),
                news.why().isBlank() && open ? before.why() : news.why(),
                news.advice().isEmpty() && open ? before.advice() : news.advice(),
                news.links().isEmpty() ? before.links() : news.links());
    }

    /** Each where it stood before, what is new behind. */
    private static List<Alert.Fact> facts(List<Alert.Fact> before, List<Alert.Fact> news) {
        Map<String, List<Alert.Fact>> byLabel = new LinkedHashMap<>();
        before.forEach(fact -> byLabel.computeIfAbsent(fact.label(), unused -> new ArrayList<>())
                .add(fact));
        Map<String, List<Alert.Fact>> renewed = news.stream()
                .collect(Collectors.groupingBy(Alert.Fact::label, LinkedHashMap::new, Collectors.toList()));
        byLabel.putAll(renewed);
        return byLabel.values().stream().flatMap(List::stream).toList();
    }

    private static Optional<Shown> read(String json) {
        try {
            return Optional.of(JSON.readValue(json, Shown.class));
        } catch (JacksonException e) {
            LOG.warn("a note about a card cannot be read; the next edit shows only what is new", e);
            return Optional.empty();
        }
    }

    private static String key(String remoteId) {
        return "card:" + remoteId;
    }
}
