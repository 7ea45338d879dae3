package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.reload.ConfigWatcher;
import dev.repwatch.monitor.delisting.DeskRoutes;
import dev.repwatch.monitor.delisting.guard.GuardRoutes;
import dev.repwatch.monitor.feeds.FeedRoutes;
import dev.repwatch.monitor.memory.History;
import dev.repwatch.monitor.memory.Memory;
import dev.repwatch.monitor.memory.MemoryRoutes;
import dev.repwatch.monitor.metrics.Exposition;
import dev.repwatch.monitor.metrics.MetricsRoute;
import dev.repwatch.monitor.telling.TellingRoutes;
import dev.repwatch.monitor.web.DaemonRoutes;
import dev.repwatch.monitor.web.Route;
import dev.repwatch.monitor.web.StatusPage;
import dev.repwatch.monitor.web.lists.ListRoutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything that is answered on the one port: one line a capability. */
final class Routes {

    private Routes() {}

    static List<Route> of(
            Known known,
            Exposition exposition,
            Supplier<Optional<String>> notReady,
            ConfigWatcher watcher,
            GuardRoutes.Keeper guard) {
        Memory memory = known.memory();
        List<Route> routes = new ArrayList<>(DaemonRoutes.of(notReady, watcher::reload));
        routes.add(MetricsRoute.of(exposition));
        routes.addAll(StatusPage.routes(
                memory::view, () -> known.looking().get().settings().targets()));
        routes.addAll(ListRoutes.of(memory::view));
        routes.addAll(MemoryRoutes.of(memory, new History(known.database(), known.clock()), known.database()));
        routes.addAll(FeedRoutes.of(known.feeds(), known.database(), known.clock()));
        routes.addAll(DeskRoutes.of(known::taskBook));
        routes.addAll(GuardRoutes.of(guard));
        routes.addAll(TellingRoutes.of(
                known.database(), known.clock(), () -> known.told().get().telling()));
        routes.addAll(ChannelRoutes.of(known.told()));
        return routes;
    }
}
