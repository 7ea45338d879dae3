package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The document of the API and docs/api.md against a daemon with one listing: what they say is so, and nothing else is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDocumentTest {

    private static final Path PROSE = Path.of("../docs/api.md");
    private static final Pattern EXAMPLE = Pattern.compile(
            "```http (\\d+)\\n(GET|POST|DELETE) (\\S+)\\n(.*?)```\\n(?:\\n```json\\n(.*?)```)?", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APPLICATION_JSON = "application/json";

    private DaemonWorld world;
    private Daemon daemon;
    private ApiCaller api;
    private JsonNode document;

    @BeforeAll
    void aDaemonWithOneListing(@TempDir Path folder) throws Exception {
        world = new DaemonWorld(folder).with("""
            [feeds.mailspike]
            zone = "rep.near.test"
            """);
        world.nameserver.zone("rep.near.test").list("192.0.2.10", "poor", "127.0.0.11");
        daemon = world.start();
        api = ApiCaller.of(world, folder);
        await().atMost(Duration.ofSeconds(60)).until(() -> api.get("/-/ready").statusCode() == 200);
        world.nameserver
                .zone(DaemonWorld.ZONE)
                .list("192.0.2.10", "=cmd|'!A0 <script>alert(1)</script>\u202E", "127.0.0.2");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/v1/tasks").body().contains("192.0.2.10")
                        && api.get("/api/v1/alerts").body().contains("192.0.2.10"));
        document = JSON.readTree(api.get("/api/v1/openapi.json").body());
    }

    @AfterAll
    void stop() {
        daemon.close();
        world.close();
    }

    /** Every read of the document, and every example of the prose, fits the schema that is said of it. */
    @Test
    void everyAnswerIsAsTheDocumentSays() throws Exception {
        List<String> checked = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            String place = path.getKey()
                            .replace("{id}", "1")
                            .replace("{target}", "192.0.2.10")
                            .replace("{provider}", "gmail")
                            .replace("{ip}", "192.0.2.10")
                            .replace("{run}", "none")
                    + (path.getKey().equals("/api/v1/history") ? "?target=192.0.2.10" : "")
                    + (path.getKey().equals("/api/v1/feeds/history") ? "?feed=mailspike&target=192.0.2.10" : "");
            if (schema(path.getKey(), "get").isMissingNode()) {
                continue;
            }
            HttpResponse<String> answer = api.get(place);
            if (answer.statusCode() == 200) {
                assertFits(answer, path.getKey(), "get");
                checked.add(path.getKey());
            } else {
                assertProblem(answer, place);
            }
        }
        assertThat(checked)
                .contains("/api/v1/targets", "/api/v1/status", "/api/v1/history", "/api/v1/tasks/{id}", "/api/v1/feeds")
                .hasSizeGreaterThan(18);
        assertFits(api.get("/api/v1/feeds?feed=mailspike"), "/api/v1/feeds", "get");
        assertFits(api.get("/api/v1/status?target=192.0.2.10"), "/api/v1/status", "get");
    }

    @Test
    void everyExampleOfTheProseIsTrue() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(PROSE));
        int examples = 0;
        while (example.find()) {
            String place = example.group(3);
            String method = example.group(2);
            HttpResponse<String> answer =
                    method.equals("GET") ? api.get(place) : api.send(method, place, example.group(4));
            assertThat(answer.statusCode())
                    .as(place + " " + answer.body())
                    .isEqualTo(Integer.parseInt(example.group(1)));
            if (answer.statusCode() == 200) {
                assertFits(
                        answer,
                        template(place.replaceAll("\\?.*", ""), method),
                        method.toLowerCase(java.util.Locale.ROOT));
            }
            if (example.group(5) != null) {
                assertHasKeys(JSON.readTree(answer.body()), JSON.readTree(example.group(5)), place);
            }
            examples++;
        }
        assertThat(examples).isGreaterThan(12);
    }

    /** What the server answers and what the document says are made of one list, so one look at each is enough. */
    @Test
    void whatIsNotInTheDocumentIsNotThere() throws Exception {
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        TreeSet<String> places = new TreeSet<>();
        document.path("paths").properties().forEach(it -> places.add(it.getKey()));
        assertThat(places).contains("/", "/metrics", "/-/healthy", "/api/v1/openapi.json", "/channels/{name}");
        assertProblem(api.get("/api/v1/nothing"), "nothing");
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    assertThat(operation.getValue().path("summary").asText())
                            .as(path.getKey())
                            .isNotBlank();
                    assertThat(operation.getValue().path("x-role").asText())
                            .as(path.getKey())
                            .isIn("public", "viewer", "operator", "admin");
                }));
    }

    /** A method that the document does not have is refused, everywhere, and says which one it has. */
    @Test
    void everyOtherMethodIsRefused() throws Exception {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            String place = path.getKey().replaceAll("\\{[^}]*}", "1");
            if (!path.getValue().has("post")) {
                HttpResponse<String> answer = api.post(place, "{}");
                assertThat(answer.statusCode()).as(place).isEqualTo(405);
                assertProblem(answer, place);
            }
        }
    }

    @Test
    void strangersAreAskedWhoTheyAreWhereverSomethingIsDone() throws Exception {
        ApiCaller stranger = new ApiCaller(api.base(), Map.of());
        int acts = 0;
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            String role = path.getValue().path("post").path("x-role").asText();
            if (role.equals("operator") || role.equals("admin")) {
                HttpResponse<String> answer = stranger.post(path.getKey().replaceAll("\\{[^}]*}", "1"), "{}");
                assertThat(answer.statusCode()).as(path.getKey()).isEqualTo(401);
                assertProblem(answer, path.getKey());
                acts++;
            }
        }
        assertThat(acts).isGreaterThan(8);
    }

    private JsonNode schema(String path, String method) {
        return document.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path("200")
                .path("content")
                .path(APPLICATION_JSON)
                .path("schema");
    }

    private String template(String place, String method) {
        List<String> fitting = new ArrayList<>();
        document.path("paths").properties().forEach(it -> {
            String pattern = it.getKey().replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+");
            if (place.matches(pattern) && it.getValue().has(method.toLowerCase(java.util.Locale.ROOT))) {
                fitting.add(it.getKey());
            }
        });
        fitting.sort(java.util.Comparator.comparing(it -> it.contains("{")));
        assertThat(fitting).as(place).isNotEmpty();
        return fitting.get(0);
    }

    private void assertFits(HttpResponse<String> answer, String path, String method) throws IOException {
        JsonNode schema = schema(path, method);
        if (schema.isMissingNode()) {
            return;
        }
        ObjectNode whole = JSON.createObjectNode();
        whole.set("$defs", document.path("components").path("schemas"));
        schema.properties().forEach(it -> whole.set(it.getKey(), it.getValue()));
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.readTree(whole.toString().replace("#/components/schemas/", "#/$defs/")));
        assertThat(compiled.validate(JSON.readTree(answer.body())))
                .as(path + " " + answer.body())
                .isEmpty();
    }

    private static void assertProblem(HttpResponse<String> answer, String place) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(place)
                .startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("status").asInt()).as(place).isEqualTo(answer.statusCode());
        assertThat(problem.path("title").asText()).as(place).isNotBlank();
        assertThat(problem.path("error").asText())
                .as(place)
                .isEqualTo(problem.path("detail").asText())
                .isNotBlank();
    }

    private static void assertHasKeys(JsonNode real, JsonNode shown, String place) {
        Map<String, JsonNode> expected = new HashMap<>();
        shown.properties().forEach(it -> expected.put(it.getKey(), it.getValue()));
        expected.forEach((key, value) -> {
            assertThat(real.has(key)).as(place + ": " + key).isTrue();
            if (value.isObject()) {
                assertHasKeys(real.path(key), value, place);
            }
            if (value.isArray() && value.size() > 0 && value.get(0).isObject()) {
                assertHasKeys(real.path(key).get(0), value.get(0), place);
            }
        });
    }
}
