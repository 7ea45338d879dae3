package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblCheck;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.OpenApi;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.config.reload.ConfigWatcher;
import dev.repwatch.monitor.delisting.CareRoutes;
import dev.repwatch.monitor.delisting.CareTasks;
import dev.repwatch.monitor.delisting.DeskRoutes;
import dev.repwatch.monitor.delisting.guard.GuardRoutes;
import dev.repwatch.monitor.feeds.FeedRoutes;
import dev.repwatch.monitor.inquiry.DiagnosisRoutes;
import dev.repwatch.monitor.inquiry.Inquiry;
import dev.repwatch.monitor.inquiry.LiveEvidence;
import dev.repwatch.monitor.metrics.Exposition;
import dev.repwatch.monitor.metrics.MetricsRoute;
import dev.repwatch.monitor.notify.AlertRoutes;
import dev.repwatch.monitor.notify.Conversations;
import dev.repwatch.monitor.notify.EpisodeRoutes;
import dev.repwatch.monitor.notify.EventRoutes;
import dev.repwatch.monitor.notify.OutboxRoutes;
import dev.repwatch.monitor.notify.SilenceRoutes;
import dev.repwatch.monitor.notify.wording.LossWords;
import dev.repwatch.monitor.pages.Acts;
import dev.repwatch.monitor.pages.AdminRoutes;
import dev.repwatch.monitor.pages.PageRoutes;
import dev.repwatch.monitor.pages.Readings;
import dev.repwatch.monitor.pages.Shares;
import dev.repwatch.monitor.pages.Site;
import dev.repwatch.monitor.placement.PlacementRoutes;
import dev.repwatch.monitor.placement.PlacementWatch;
import dev.repwatch.monitor.plan.PlanRoutes;
import dev.repwatch.monitor.plan.PlanWatch;
import dev.repwatch.monitor.posture.PostureRoutes;
import dev.repwatch.monitor.posture.PostureWatch;
import dev.repwatch.monitor.preflight.PreflightRoutes;
import dev.repwatch.monitor.scoring.MessageScores;
import dev.repwatch.monitor.scoring.ScoreRoutes;
import dev.repwatch.monitor.store.people.ActJournal;
import dev.repwatch.monitor.store.people.ActTable;
import dev.repwatch.monitor.targets.CheckRoutes;
import dev.repwatch.monitor.targets.OneTimeChecks;
import dev.repwatch.monitor.targets.SeenTargets;
import dev.repwatch.monitor.targets.TargetRoutes;
import dev.repwatch.monitor.targets.WatchRoutes;
import dev.repwatch.monitor.targets.Watches;
import dev.repwatch.monitor.tracker.History;
import dev.repwatch.monitor.tracker.IncidentTracker;
import dev.repwatch.monitor.tracker.StatusRoutes;
import dev.repwatch.monitor.traffic.MailTraffic;
import dev.repwatch.monitor.traffic.Suppressions;
import dev.repwatch.monitor.traffic.TrafficRoutes;
import dev.repwatch.monitor.warmup.history.WarmupRoutes;
import dev.repwatch.monitor.web.DaemonRoutes;
import dev.repwatch.monitor.web.Login;
import dev.repwatch.monitor.web.lists.ListRoutes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Everything that is answered on the one port: one line a capability. */
final class Routes {

    private Routes() {}

    static List<Endpoint> of(
            Login login,
            DaemonServices daemonServices,
            Exposition exposition,
            Supplier<Optional<String>> unhealthy,
            Supplier<Optional<String>> notReady,
            ConfigWatcher watcher,
            GuardRoutes.Keeper guard,
            MailTraffic traffic,
            WarmupRoutes.Source warmup,
            PlacementWatch placement,
            MessageScores scores,
            Watches watches,
            Runnable watchesChanged,
            PlanWatch plans) {
        IncidentTracker tracker = daemonServices.tracker();
        History history = new History(daemonServices.database(), daemonServices.clock());
        ActJournal journal = ActJournal.in(daemonServices.database(), daemonServices.clock(), ActTable.API);
        SeenTargets targets =
                new SeenTargets(() -> daemonServices.looking().get().settings().targets());
        List<Endpoint> routes = new ArrayList<>(DaemonRoutes.of(unhealthy, notReady, watcher::reload, journal));
        routes.addAll(login.endpoints());
        routes.add(MetricsRoute.of(exposition));
        Site site = new Site(
                tracker::view,
                () -> daemonServices.looking().get().settings().targets(),
                tracker::explain,
                history::episode,
                history::of,
                language -> daemonServices.taskBook().readIn(language).open(),
                (id, language) -> daemonServices.taskBook().readIn(language).find(id),
                (source, language) -> new TargetNames(daemonServices.directory()).title(source, language),
                (loss, language) -> LossWords.in(language, new TargetNames(daemonServices.directory()))
                        .of(loss));
        routes.addAll(PageRoutes.of(
                site,
                new Acts(
                        () -> daemonServices.told().get().notifications().acts(),
                        daemonServices::taskBook,
                        () -> new Conversations(
                                daemonServices.database(),
                                () -> daemonServices
                                        .told()
                                        .get()
                                        .notifications()
                                        .silences()),
                        daemonServices.clock()),
                readings(daemonServices, traffic, warmup, placement)));
        routes.addAll(AdminRoutes.of(
                site,
                new Shares(daemonServices.database(), daemonServices.clock()),
                path -> daemonServices.looking().get().settings().file().web().page(path)));
        routes.addAll(ListRoutes.of(tracker::view));
        routes.addAll(PlanRoutes.of(plans, targets.watched()));
        routes.addAll(TargetRoutes.of(
                tracker::view, () -> daemonServices.looking().get().settings().targets()));
        routes.addAll(CheckRoutes.of(
                new OneTimeChecks(
                        (asked, sink) -> {
                            DnsblCheck check = daemonServices.looking().get().check();
                            return check.again(
                                    check.lists().stream().collect(Collectors.toMap(ActiveList::id, list -> asked)),
                                    health -> {},
                                    sink);
                        },
                        daemonServices.clock()),
                source -> daemonServices
                        .directory()
                        .list(source)
                        .filter(it -> it.tier() == 1)
                        .isPresent()));
        routes.addAll(
                WatchRoutes.of(watches, () -> daemonServices.looking().get().settings(), watchesChanged));
        routes.add(EventRoutes.of(daemonServices.database()));
        routes.addAll(StatusRoutes.of(tracker, history, daemonServices.database(), targets.watched(), journal));
        routes.addAll(FeedRoutes.of(daemonServices.feeds(), daemonServices.database(), daemonServices.clock()));
        routes.addAll(DeskRoutes.of(daemonServices::taskBook, targets));
        routes.addAll(DiagnosisRoutes.of(new Inquiry(
                () -> daemonServices.looking().get().settings().catalogue(),
                new LiveEvidence(
                        tracker,
                        history,
                        daemonServices::taskBook,
                        daemonServices.feeds(),
                        traffic,
                        () -> daemonServices.looking().get().posture().map(PostureWatch::book),
                        () -> daemonServices.looking().get().settings().targets(),
                        source -> daemonServices.directory().list(source).isPresent(),
                        () -> daemonServices
                                .looking()
                                .get()
                                .settings()
                                .file()
                                .schedule()
                                .dnsbl(),
                        daemonServices.clock()),
                ZoneId.systemDefault())));
        routes.addAll(GuardRoutes.of(guard, (who, undo) -> undone(daemonServices, who, undo)));
        routes.addAll(WarmupRoutes.of(warmup));
        routes.addAll(PreflightRoutes.of(
                daemonServices.database(), daemonServices.clock(), daemonServices.feeds()::standings));
        routes.add(
                CareRoutes.of(language -> new CareTasks(daemonServices.database(), daemonServices.clock(), language)));
        routes.addAll(PlacementRoutes.of(placement));
        routes.addAll(ScoreRoutes.of(scores));
        routes.addAll(TrafficRoutes.of(
                traffic,
                daemonServices.database(),
                new Suppressions(daemonServices.database(), daemonServices.clock())));
        routes.addAll(EpisodeRoutes.of(
                tracker::view,
                history::episode,
                targets,
                () -> new Conversations(
                        daemonServices.database(),
                        () -> daemonServices.told().get().notifications().silences()),
                () -> daemonServices.told().get().notifications().acts()));
        routes.addAll(AlertRoutes.of(
                daemonServices.database(),
                targets,
                () -> daemonServices.told().get().notifications()));
        routes.addAll(OutboxRoutes.of(daemonServices.database(), daemonServices.clock()));
        routes.addAll(SilenceRoutes.of(
                daemonServices.database(),
                daemonServices.clock(),
                () -> daemonServices.told().get().notifications().silences()));
        routes.addAll(PostureRoutes.of(
                () -> daemonServices.looking().get().posture().map(PostureWatch::announcements),
                LearnedSenders.of(daemonServices, traffic)));
        routes.addAll(ChannelRoutes.of(daemonServices.told()));
        routes.add(OpenApi.of("1", routes));
        return routes;
    }

    private static boolean undone(DaemonServices services, String who, BooleanSupplier undo) {
        return services.database().inTransaction(t -> {
            boolean undone = undo.getAsBoolean();
            if (undone) {
                ActTable.put(t, ActTable.Act.byApi(services.clock().instant(), who, "undo", "guard", ""));
            }
            return undone;
        });
    }

    private static Readings readings(
            DaemonServices daemonServices, MailTraffic traffic, WarmupRoutes.Source warmup, PlacementWatch placement) {
        FeedRoutes feeds = FeedRoutes.over(daemonServices.feeds(), daemonServices.database(), daemonServices.clock());
        return new Readings(
                feeds::all,
                feeds::one,
                () -> TrafficRoutes.status(traffic),
                () -> daemonServices
                        .looking()
                        .get()
                        .posture()
                        .map(it -> it.book().targets()),
                warmup,
                placement::view,
                daemonServices.clock());
    }
}
