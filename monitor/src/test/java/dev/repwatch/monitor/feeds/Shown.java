package dev.repwatch.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.config.section.HostPort;
import dev.repwatch.monitor.config.section.WebSection;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.metrics.Counters;
import dev.repwatch.monitor.metrics.Exposition;
import dev.repwatch.monitor.metrics.MetricsInput;
import dev.repwatch.monitor.metrics.MetricsOptions;
import dev.repwatch.monitor.pages.Sites;
import dev.repwatch.monitor.tracker.History;
import dev.repwatch.monitor.tracker.StatusRoutes;
import dev.repwatch.monitor.web.HeaderAuthenticator;
import dev.repwatch.monitor.web.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a daemon shows of its feeds, as those who ask get it. */
final class Shown {

    private Shown() {}

    /** The whole /metrics page. */
    static String metrics(FeedWorld world) throws Exception {
        return Exposition.of(new Figures(world), new Counters(Incidents.ALL.counted()))
                .render("", "", List.of())
                .text();
    }

    /** Every address of the HTTP interface that speaks of targets and feeds, asked over HTTP, with the headers. */
    static String api(FeedWorld world) throws Exception {
        List<Endpoint> routes = new ArrayList<>(FeedRoutes.of(world.book(), world.database(), world.clock()));
        routes.addAll(StatusRoutes.of(world.memory(), new History(world.database(), world.clock()), world.database()));
        routes.addAll(Sites.routes(world.memory().view(), world.targets()));
        WebSection open =
                new WebSection(new HostPort("127.0.0.1", 0), List.of(), Map.of(), Optional.empty(), Optional.empty());
        List<String> paths = new ArrayList<>(List.of(
                "/",
                "/api/v1/feeds",
                "/api/v1/status",
                "/api/v1/status?target=192.0.2.7",
                "/api/v1/history?target=192.0.2.7"));
        world.book().enabled().keySet().forEach(it -> {
            paths.add("/api/v1/feeds?feed=" + it);
            paths.add("/api/v1/feeds/history?target=192.0.2.7&feed=" + it);
        });
        StringBuilder all = new StringBuilder();
        Secret token = new Secret("0123456789abcdef0123456789abcdef");
        try (WebServer server =
                WebServer.start(open, HeaderAuthenticator.of(open, token, world.clock()), routes, world.clock())) {
            for (String path : paths) {
                HttpResponse<String> said = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                                + server.address().getPort() + path))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(said.statusCode()).as(path).isEqualTo(200);
                all.append(said.headers()).append(said.body());
            }
        }
        return all.toString();
    }

    private record Figures(FeedWorld world) implements MetricsInput {
        private FeedMetrics feedFigures() {
            return new FeedMetrics(world.book(), world.clock());
        }

        @Override
        public StateView state() {
            return world.memory().view();
        }

        @Override
        public Collection<WatchedTarget> targets() {
            return world.targets();
        }

        @Override
        public Collection<DnsblList> lists() {
            return List.of();
        }

        @Override
        public MetricsOptions options() {
            return new MetricsOptions(List.of(), false, 50_000);
        }

        @Override
        public Collection<FeedScore> scores() {
            return feedFigures().scores();
        }

        @Override
        public Collection<FeedMeasure> measures() {
            return feedFigures().measures();
        }

        @Override
        public Map<SourceId, FeedView> feeds() {
            return feedFigures().feeds();
        }

        @Override
        public DaemonView daemon() {
            return new DaemonView(
                    "test", "unknown", Duration.ofMinutes(30), world.clock().instant(), Optional.empty());
        }
    }
}
