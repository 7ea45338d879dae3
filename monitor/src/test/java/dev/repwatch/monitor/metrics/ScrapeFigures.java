package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.section.HostPort;
import dev.repwatch.monitor.config.section.WebSection;
import dev.repwatch.monitor.web.HeaderAuthenticator;
import dev.repwatch.monitor.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prints what a scrape of a large fleet costs, as whoever scrapes sees it: over HTTP, from our own server. How to run it:
 * docs/metrics.md.
 */
public final class ScrapeFigures {

    private static final int SCRAPES = 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ScrapeFigures() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        measure("40 ranges", LargeFleet.ranges());
        measure("a name and a HELO name each", LargeFleet.named());
        System.exit(0);
    }

    private static void measure(String fleet, MetricsInput input) throws IOException, InterruptedException {
        Exposition exposition = Exposition.of(input, new Counters(Incidents.ALL.counted()));
        WebSection settings =
                new WebSection(new HostPort("127.0.0.1", 0), List.of(), Map.of(), Optional.empty(), Optional.empty());
        try (WebServer server = WebServer.start(
                settings,
                HeaderAuthenticator.of(settings, new Secret("x".repeat(32)), InstantSource.system()),
                List.of(MetricsRoute.of(exposition)),
                InstantSource.system())) {
            URI page = URI.create("http://127.0.0.1:" + server.address().getPort() + "/metrics");
            // the classes of the one who asks are no part of what a scrape costs
            if (ask(URI.create(page + "/nothing"), "identity").statusCode() == 200) {
                throw new IllegalStateException("there is a page where none should be");
            }
            List<Long> zipped = times(page, "gzip");
            List<Long> plain = times(page, "identity");
            Exposition.Page text = exposition.render("", "", List.of());
            System.out.printf(
                    "%d addresses (%s), %d lists: %d series, %.2f MB of text, %.2f MB gzipped;"
                            + " over HTTP with gzip: first %d ms, then median %d ms, worst %d ms;"
                            + " without: median %d ms, worst %d ms%n",
                    LargeFleet.ADDRESSES,
                    fleet,
                    LargeFleet.LISTS,
                    text.text().lines().filter(line -> !line.startsWith("#")).count(),
                    text.length() / 1e6,
                    exposition.render("", "gzip", List.of()).length() / 1e6,
                    zipped.get(0),
                    median(zipped.subList(1, SCRAPES)),
                    Collections.max(zipped.subList(1, SCRAPES)),
                    median(plain),
                    Collections.max(plain));
        }
    }

    /** Milliseconds from the request to the last octet, one scrape after the other. */
    private static List<Long> times(URI page, String encoding) throws IOException, InterruptedException {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < SCRAPES; i++) {
            long begun = System.nanoTime();
            int length = ask(page, encoding).body().length;
            times.add((System.nanoTime() - begun) / 1_000_000);
            if (length < 100_000) {
                throw new IllegalStateException("a page of " + length + " octets");
            }
        }
        return times;
    }

    private static HttpResponse<byte[]> ask(URI page, String encoding) throws IOException, InterruptedException {
        HttpRequest scrape = HttpRequest.newBuilder(page)
                .header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5")
                .header("Accept-Encoding", encoding)
                .build();
        return HTTP.send(scrape, BodyHandlers.ofByteArray());
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
