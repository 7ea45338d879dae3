package dev.repwatch.monitor.cli.warmup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.preflight.Episode;
import dev.repwatch.monitor.preflight.Remembered;
import dev.repwatch.monitor.web.ApiTrouble;
import inet.ipaddr.IPAddress;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Own listings of an address and its /24, and what feeds say of it, as the running daemon holds them. */
final class OwnPast {

    private OwnPast() {}

    /** Nothing when no daemon answers, or none that makes sense: then nobody knows. */
    static Remembered of(Settings settings, IPAddress address) {
        try {
            String path = "/api/v1/preflight/past?ip=" + DaemonQuery.encoded(address.toCanonicalString());
            JsonNode answer = DaemonQuery.answer(settings, daemon -> daemon.get(path));
            List<Episode> episodes = new ArrayList<>();
            for (JsonNode each : answer.path("episodes")) {
                episodes.add(new Episode(
                        each.path("list").asText(),
                        Optional.of(LocalDate.parse(each.path("began").asText())),
                        Optional.of(each.path("ended"))
                                .filter(JsonNode::isTextual)
                                .map(ended -> LocalDate.parse(ended.asText()))));
            }
            Map<String, Double> measures = new HashMap<>();
            answer.path("values")
                    .forEach(each -> measures.put(
                            each.path("measure").asText(), each.path("value").asDouble()));
            return Remembered.of(episodes, measures);
        } catch (ApiTrouble | DateTimeException silent) {
            return Remembered.NOTHING;
        }
    }
}
