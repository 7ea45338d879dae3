package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.reload.ConfigWatcher;
import dev.repwatch.monitor.delisting.DeskRoutes;
import dev.repwatch.monitor.delisting.guard.GuardRoutes;
import dev.repwatch.monitor.feeds.FeedRoutes;
import dev.repwatch.monitor.memory.History;
import dev.repwatch.monitor.memory.Memory;
import dev.repwatch.monitor.memory.MemoryRoutes;
import dev.repwatch.monitor.metrics.Exposition;
import dev.repwatch.monitor.telling.TellingRoutes;
import dev.repwatch.monitor.web.Access;
import dev.repwatch.monitor.web.DaemonRoutes;
import dev.repwatch.monitor.web.Reply;
import dev.repwatch.monitor.web.Request;
import dev.repwatch.monitor.web.Route;
import dev.repwatch.monitor.web.StatusPage;
import dev.repwatch.monitor.web.lists.ListRoutes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        routes.add(Route.get("/metrics", Access.VIEW, request -> metrics(exposition, request)));
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

    private static Reply metrics(Exposition exposition, Request request) {
        Exposition.Page page = exposition.render(
                request.header("accept").orElse(""),
                request.header("accept-encoding").orElse(""),
                request.query("name[]").map(List::of).orElse(List.of()));
        ByteArrayOutputStream body = new ByteArrayOutputStream(page.length());
        try {
            page.writeTo(body);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        Reply reply = new Reply(Reply.OK, page.contentType(), body.toByteArray(), Map.of());
        return page.contentEncoding()
                .map(it -> reply.with("Content-Encoding", it))
                .orElse(reply);
    }
}
