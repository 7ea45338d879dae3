package dev.repwatch.monitor.cli.lists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.web.ApiTrouble;
import dev.repwatch.monitor.web.lists.ListRoutes;
import java.util.HashMap;
import java.util.Map;

/** What the running daemon says of its lists. */
@FunctionalInterface
interface ListHealths {

    ListHealths NOT_RUNNING = list -> "not known (daemon not running)";

    /** The field that says since when. */
    String DOUBT = "in_doubt_since";

    /** In a few words. */
    String of(SourceId list);

    /** Asks the daemon of this configuration, once. */
    static ListHealths of(Settings settings) {
        try {
            Map<String, String> words = new HashMap<>();
            DaemonQuery.answer(settings, daemon -> daemon.get(ListRoutes.PATH))
                    .path("lists")
                    .forEach(list -> words.put(list.path("id").asText(), words(list)));
            return list -> words.getOrDefault(list.value(), "not asked by the running daemon");
        } catch (ApiTrouble unreachable) {
            return NOT_RUNNING;
        }
    }

    private static String words(JsonNode list) {
        if (list.has(DOUBT)) {
            String why = list.path("cause").asText(list.path("detail").asText()).replace('_', ' ');
            return "in doubt (" + why + ") since " + list.path(DOUBT).asText();
        }
        if (list.path("up").asBoolean() && !list.has("cause")) {
            return "well";
        }
        return list.path("cause").asText("unwell").replace('_', ' ') + " since "
                + list.path("since").asText("an unknown time");
    }
}
