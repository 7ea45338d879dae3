package dev.repwatch.monitor.cli.lists;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.web.ApiTrouble;
import dev.repwatch.monitor.web.lists.ListRoutes;
import dev.repwatch.monitor.web.lists.ListRoutes.ListHealth;
import dev.repwatch.monitor.web.lists.ListRoutes.ListHealthList;
import java.util.HashMap;
import java.util.Map;

/** What the running daemon says of its lists. */
@FunctionalInterface
interface ListHealths {

    ListHealths NOT_RUNNING = list -> "not known (daemon not running)";

    /** In a few words. */
    String of(SourceId list);

    /** Asks the daemon of this configuration, once. */
    static ListHealths of(Settings settings) {
        try {
            Map<String, String> words = new HashMap<>();
            DaemonQuery.record(
                            ListHealthList.class, DaemonQuery.answer(settings, daemon -> daemon.get(ListRoutes.PATH)))
                    .lists()
                    .forEach(list -> words.put(list.id(), words(list)));
            return list -> words.getOrDefault(list.value(), "not asked by the running daemon");
        } catch (ApiTrouble unreachable) {
            return NOT_RUNNING;
        }
    }

    private static String words(ListHealth list) {
        if (list.in_doubt_since().isPresent()) {
            String why = list.cause().or(list::detail).orElse("").replace('_', ' ');
            return "in doubt (" + why + ") since " + list.in_doubt_since().get();
        }
        if (list.up() && list.cause().isEmpty()) {
            return "well";
        }
        return list.cause().orElse("unwell").replace('_', ' ') + " since "
                + list.since().orElse("an unknown time");
    }
}
