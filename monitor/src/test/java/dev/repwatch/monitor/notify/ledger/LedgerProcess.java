package dev.repwatch.monitor.notify.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.alerts.standin.Behaviour;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A running {@link LedgerMain}, and its book. */
public final class LedgerProcess implements AutoCloseable {

    /**
     * A line of the book.
     *
     * @param face which of its receivers took it
     * @param events the event that the message tells, and those that it tells with it as far as it names them
     * @param repeat the message says that it may have been told before
     * @param place where the receiver put it: thread, Message-ID, incident
     * @param answered the sender was told that it was taken
     * @param count how many events it tells, as it says itself
     */
    public record Line(String face, List<String> events, boolean repeat, String place, boolean answered, int count) {

        /** By the names that the store has for them. */
        public Line {
            events = events.stream().map(Entry::inside).toList();
        }

        public String event() {
            return events.get(0);
        }
    }

    private final Path directory;
    private final Process process;
    private final String[] ports;

    public LedgerProcess(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerMain.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(directory.resolve("ports")));
        this.ports = Files.readString(directory.resolve("ports")).split(" ");
    }

    public String slackApi() {
        return ports[0];
    }

    public int smtpPort() {
        return Integer.parseInt(ports[1]);
    }

    /** @param face {@code hook} or {@code pager} */
    public String url(String face) {
        return "http://127.0.0.1:" + ports[2] + "/" + face;
    }

    /** For another process. */
    public String ports() {
        return String.join(" ", ports);
    }

    /** @param face {@code slack}, {@code mail}, {@code hook}, {@code pager} or {@code all} */
    public void mood(String face, Behaviour mood) throws IOException, InterruptedException {
        assertThat(control(face + "/" + mood).statusCode()).isEqualTo(204);
    }

    /** Each receiver has another mood for each question, until {@link #mood} gives it one. */
    public void flap(long seed) throws IOException, InterruptedException {
        assertThat(control("flap/" + seed).statusCode()).isEqualTo(204);
    }

    /** Kills a process, as by {@code kill -9}, when so many messages more are on disk and the last of them is not answered. */
    public void kill(long pid, int takes) throws IOException, InterruptedException {
        assertThat(control("kill/" + pid + "/" + takes).statusCode()).isEqualTo(204);
    }

    /** How often Slack was asked for anything. */
    public int slackAsked() throws IOException, InterruptedException {
        return Integer.parseInt(control("asked").body());
    }

    private HttpResponse<String> control(String wish) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url("control/" + wish)))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What is on disk. */
    public List<Line> book() throws IOException {
        return Files.readAllLines(directory.resolve("book")).stream()
                .map(line -> line.split("\t", -1))
                .map(part -> new Line(
                        part[0],
                        List.of(part[1].split(" ")),
                        Boolean.parseBoolean(part[2]),
                        part[3],
                        Boolean.parseBoolean(part[4]),
                        Integer.parseInt(part[5])))
                .toList();
    }

    /** Ends it as by {@code kill -9}: the book must be whole all the same. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
