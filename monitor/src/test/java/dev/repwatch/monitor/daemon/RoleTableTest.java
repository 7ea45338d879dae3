package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Role by scope by route: every route of the document of the API stands in {@code roles.tsv} with the least role and with whether
 * it is open to who sees a part; each is asked as everybody. One that is not in the table fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleTableTest {

    private static final Path TABLE = Path.of("src/test/resources/dev/repwatch/monitor/daemon/roles.tsv");
    private static final List<String> ROLES = List.of("public", "viewer", "operator", "admin");
    private static final Map<String, String> PEOPLE =
            Map.of("", "public", "vera", "viewer", "olga", "operator", "adam", "admin", "shopkeeper", "operator");

    private record Line(String method, String path, String role, boolean part) {}

    private DaemonWorld world;
    private Daemon daemon;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void aDaemonWithPeople(@TempDir Path folder) throws IOException {
        world = PeopleThroughDaemonTest.world(folder);
        daemon = world.start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> daemon.memory().view().open().size() == 2);
    }

    @AfterAll
    void stop() {
        daemon.close();
        world.close();
    }

    private static List<Line> table() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .map(line -> line.split("\t", -1))
                .map(cells -> new Line(cells[0], cells[1], cells[2], cells[3].equals("part")))
                .toList();
    }

    @Test
    void everyRouteStandsInTheTableWithItsLeastRole() throws IOException, InterruptedException {
        JsonNode paths = new ObjectMapper()
                .readTree(world.get("/api/v1/openapi.json").body())
                .path("paths");
        TreeSet<String> there = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> there.add(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT) + "\t" + path.getKey() + "\t"
                                        + operation.getValue().path("x-role").asText())));

        assertThat(table().stream().map(it -> it.method() + "\t" + it.path() + "\t" + it.role()))
                .containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    void everyRouteAnswersEverybodyAsTheTableSays() throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (Line line : table()) {
            for (Map.Entry<String, String> person : PEOPLE.entrySet()) {
                // a stream has no end; who logs in or out is refused by the form itself
                if (line.path().matches("/api/v1/events|/log(in|out)")) {
                    continue;
                }
                HttpResponse<String> answer = ask(line, person.getKey());
                int expected = expected(line, person.getKey(), person.getValue());
                boolean right = expected == 0
                        ? answer.statusCode() != 401 && answer.statusCode() != 403
                        : answer.statusCode() == expected;
                boolean foreign = person.getKey().equals("shopkeeper")
                        && (answer.body().contains(PeopleThroughDaemonTest.BANK)
                                || answer.body().contains("bank"));
                if (!right || foreign) {
                    wrong.add(line + " as " + person.getKey() + ": " + answer.statusCode() + " for " + expected
                            + (foreign ? ", and says what is of others" : ""));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** 0: let in. */
    private static int expected(Line line, String name, String role) {
        if (line.role().equals("public")) {
            return 0;
        }
        if (name.isEmpty()) {
            return 401;
        }
        boolean enough = ROLES.indexOf(role) >= ROLES.indexOf(line.role());
        return enough && (line.part() || !name.equals("shopkeeper")) ? 0 : 403;
    }

    /** What acts is asked with a body of a kind that nothing takes: who is let in gets 415 and has done nothing. */
    private HttpResponse<String> ask(Line line, String name) throws IOException, InterruptedException {
        String path = line.path()
                .replace("{id}", "1")
                .replace("{target}", PeopleThroughDaemonTest.SHOP)
                .replace("{list}", "near-blocklist")
                .replaceAll("\\{[^}]*}", "x");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.port + path));
        if (!name.isEmpty()) {
            String pair = name + ":" + PeopleThroughDaemonTest.PASSWORD;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        if (!line.method().equals("GET")) {
            request.header("Content-Type", "text/plain")
                    .method(line.method(), HttpRequest.BodyPublishers.ofString("x"));
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException closed) {
            // who refuses without reading the body may end the connection that the client would use again
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
