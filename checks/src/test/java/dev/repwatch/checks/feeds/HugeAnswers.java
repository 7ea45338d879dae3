package dev.repwatch.checks.feeds;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.feeds.abuseipdb.AbuseIpdbSettings;
import dev.repwatch.checks.feeds.generic.GenericSettings;
import dev.repwatch.checks.feeds.postmaster.PostmasterSettings;
import dev.repwatch.checks.feeds.ses.SesSettings;
import dev.repwatch.checks.feeds.snds.SndsSettings;
import dev.repwatch.checks.feeds.spamhaus.SpamhausSettings;
import dev.repwatch.checks.feeds.webrisk.WebRiskSettings;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.reputation.SourceId;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Run in a machine of its own with little memory: every HTTP feed is answered with what is too large, and made on the way so
 * that the far side takes no memory. Prints a line for each.
 */
final class HugeAnswers {

    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final Secret KEY = new Secret("a-made-up-key");
    /** Just under what a feed reads at all. */
    private static final int LARGE = 31_000_000;

    /**
     * A body that repeats a piece.
     *
     * @param bytes how long it becomes
     */
    private record Body(String what, String start, String piece, long bytes) {}

    private static final List<Body> BODIES = List.of(
            new Body("200 MB", "", "0123456789abcdef".repeat(64), 200_000_000),
            new Body("a gzip bomb", "gzip", " ".repeat(1024), 64_000_000),
            new Body("ten million objects", "[", "{},", LARGE),
            new Body("a deep document", "", "{\"a\":", LARGE),
            new Body("a long text", "{\"a\":\"", "x".repeat(1024), LARGE),
            new Body(
                    "rows without end",
                    "",
                    "192.0.2.7,11/23/2026 1:00 AM,11/23/2026 2:00 AM,1,1,1,RED,1%,,,3,,,\r\n",
                    LARGE),
            new Body(
                    "elements without end",
                    "<GetMetricStatisticsResponse><GetMetricStatisticsResult><Datapoints>",
                    "<member><a>1</a></member>",
                    LARGE));

    private static volatile Body body = BODIES.get(0);

    private HugeAnswers() {}

    public static void main(String[] arguments) throws Exception {
        try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> serve(door), "huge-answers");
            server.setDaemon(true);
            server.start();
            URI web = URI.create("http://127.0.0.1:" + door.getLocalPort() + "/");
            for (Map.Entry<String, Record> it : feeds(web).entrySet()) {
                for (Body huge : BODIES) {
                    body = huge;
                    long begun = System.nanoTime();
                    String outcome = outcome(it.getKey(), it.getValue());
                    long lasted = (System.nanoTime() - begun) / 1_000_000;
                    System.out.println(outcome + " " + it.getKey() + ": " + huge.what() + " in " + lasted + " ms");
                }
            }
        }
        System.out.println("all asked");
    }

    private static String outcome(String name, Record settings) {
        FeedEnvironment feedEnvironment =
                new FeedEnvironment(InstantSource.fixed(NOW), new NoDns(), AddressGuard.ANYWHERE, Limits.USUAL);
        FeedType<?> type = Feeds.ALL.stream()
                .filter(it -> it.settings().isInstance(settings))
                .findFirst()
                .orElseThrow();
        List<FeedSubject> subjects = Stream.of(Subjects.ip("192.0.2.7"), Subjects.domain("example.test"))
                .map(it -> new FeedSubject(it, Set.of("bulk")))
                .toList();
        try (OpenFeed feed = type.open(new SourceId(name), settings, feedEnvironment)) {
            FeedReport reading = feed.read(new FeedQuery(subjects, Optional.empty(), NOW));
            return reading.outcome() instanceof Outcome.Failed ? "refused" : "TAKEN";
        }
    }

    private static Map<String, Record> feeds(URI web) {
        Optional<URI> here = Optional.of(web);
        Optional<Secret> key = Optional.of(KEY);
        Map<String, Record> feeds = new LinkedHashMap<>();
        feeds.put("abuseipdb", new AbuseIpdbSettings(KEY, Optional.empty(), here));
        feeds.put("webrisk", new WebRiskSettings(KEY, Optional.empty(), here));
        feeds.put(
                "spamhaus",
                new SpamhausSettings("user", KEY, Optional.empty(), Optional.empty(), Optional.empty(), here));
        feeds.put("ses", new SesSettings("eu-west-1", KEY, KEY, "bulk", here, here));
        feeds.put("snds", snds(Optional.of(new Secret(web + "data?key=x")), Optional.empty(), Optional.empty(), web));
        feeds.put("snds-rest", snds(Optional.empty(), key, Optional.of("client"), web));
        feeds.put(
                "postmaster",
                new PostmasterSettings(
                        Optional.of("client"),
                        key,
                        key,
                        Optional.empty(),
                        Optional.empty(),
                        here,
                        Optional.of(web.resolve("token"))));
        feeds.put("pointer", generic(web, Optional.of("/a/b"), Optional.empty(), Optional.empty()));
        feeds.put("column", generic(web, Optional.empty(), Optional.of("score"), Optional.empty()));
        feeds.put("regex", generic(web, Optional.empty(), Optional.empty(), Optional.of("score=([0-9]+);")));
        return feeds;
    }

    private static SndsSettings snds(Optional<Secret> link, Optional<Secret> token, Optional<String> client, URI web) {
        return new SndsSettings(
                link,
                Optional.empty(),
                Optional.empty(),
                token,
                client,
                Optional.of(web),
                Optional.of(web.resolve("token")));
    }

    private static GenericSettings generic(
            URI web, Optional<String> pointer, Optional<String> column, Optional<String> regex) {
        return new GenericSettings(
                web + "{target}",
                Optional.empty(),
                Map.of(),
                Map.of(),
                pointer,
                column,
                Optional.empty(),
                regex,
                Map.of(),
                List.of("ipv4"),
                "made up",
                false,
                Optional.empty(),
                Optional.of(1.0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static void serve(ServerSocket door) {
        while (!door.isClosed()) {
            try (Socket client = door.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                    OutputStream out = client.getOutputStream()) {
                String asked = String.valueOf(in.readLine());
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    // only the path counts here
                }
                answer(asked, out);
            } catch (IOException enough) {
                // who hangs up has had enough, as it should
            }
        }
    }

    private static void answer(String asked, OutputStream out) throws IOException {
        if (asked.contains("/token") || asked.contains("/login")) {
            head(out, "");
            out.write("{\"token\":\"made-up\",\"access_token\":\"made-up\"}".getBytes(StandardCharsets.US_ASCII));
        } else if (body.start().equals("gzip")) {
            head(out, "Content-Encoding: gzip\r\n");
            out.write(bomb());
        } else {
            head(out, "");
            out.write(body.start().getBytes(StandardCharsets.US_ASCII));
            repeat(out);
        }
    }

    private static void head(OutputStream out, String more) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\n" + more + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            repeat(out);
        }
        return packed.toByteArray();
    }

    private static void repeat(OutputStream out) throws IOException {
        byte[] pieces =
                body.piece().repeat(Math.max(1, 8192 / body.piece().length())).getBytes(StandardCharsets.US_ASCII);
        for (long left = body.bytes(); left > 0; left -= pieces.length) {
            out.write(pieces);
        }
    }
}
