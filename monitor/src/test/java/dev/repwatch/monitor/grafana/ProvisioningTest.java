package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.repwatch.monitor.config.section.WebSection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * No Docker and no Grafana run here. What can be said without them: the compose file is one by the specification, every file
 * is where another says that it is, and the provisioning files have only keys that Grafana knows.
 */
class ProvisioningTest {

    private static final Path GRAFANA = Path.of("../grafana");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** grafana.com/docs/grafana/v13.2/administration/provisioning, "Dashboards" and "Data sources". */
    private static final Set<String> PROVIDER_KEYS = Set.of(
            "name",
            "orgId",
            "folder",
            "folderUid",
            "type",
            "disableDeletion",
            "updateIntervalSeconds",
            "allowUiUpdates",
            "options");

    private static final Set<String> SOURCE_KEYS = Set.of(
            "name",
            "type",
            "access",
            "orgId",
            "uid",
            "url",
            "user",
            "database",
            "basicAuth",
            "basicAuthUser",
            "withCredentials",
            "isDefault",
            "jsonData",
            "secureJsonData",
            "version",
            "editable");

    private final JsonNode compose = read("compose.yaml");
    private final JsonNode provider = read("provisioning/dashboards/repwatch.yaml");
    private final JsonNode source = read("provisioning/datasources/prometheus.yaml");

    @Test
    void theComposeFileIsOneByTheSpecification() throws IOException {
        // compose-spec/compose-spec (Apache-2.0), 170098ba of 2026-06-23, without its descriptions and its id
        try (InputStream in = Objects.requireNonNull(ProvisioningTest.class.getResourceAsStream("compose-spec.json"))) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(in);
            assertThat(schema.validate(compose)).isEmpty();
            ((ObjectNode) compose.at("/services/grafana")).put("volume", "x");
            assertThat(schema.validate(compose)).isNotEmpty();
        }
    }

    @Test
    void theImagesArePinnedAndWhereGrafanaPublishesThem() {
        assertThat(compose.at("/services/prometheus/image").asText()).matches("prom/prometheus:v\\d+\\.\\d+\\.\\d+");
        // grafana/grafana-oss ends with 12.3
        assertThat(compose.at("/services/grafana/image").asText()).matches("grafana/grafana:\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void theProviderFindsTheDashboardsWhereComposePutsThem() {
        assertThat(fields(provider)).containsExactlyInAnyOrder("apiVersion", "providers");
        JsonNode it = provider.at("/providers/0");
        assertThat(PROVIDER_KEYS).containsAll(fields(it));
        assertThat(Set.of("path", "foldersFromFilesStructure")).containsAll(fields(it.path("options")));
        assertThat(it.path("type").asText()).isEqualTo("file");
        assertThat(it.path("allowUiUpdates").asBoolean(true)).isFalse();
        String path = it.at("/options/path").asText();
        assertThat(onThisHost(path)).isDirectory().isEqualTo(Board.FOLDER.normalize());
        assertThat(onThisHost("/etc/grafana/provisioning/dashboards/repwatch.yaml"))
                .exists();
        assertThat(onThisHost("/etc/grafana/provisioning/datasources/prometheus.yaml"))
                .exists();
        assertThat(onThisHost(compose.at("/services/grafana/environment/GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")
                        .asText()))
                .exists();
    }

    @Test
    void theDataSourceIsThePrometheusThatComposeStarts() {
        JsonNode it = source.at("/datasources/0");
        assertThat(SOURCE_KEYS).containsAll(fields(it));
        assertThat(it.path("type").asText()).isEqualTo("prometheus");
        assertThat(it.path("url").asText()).isEqualTo("${PROMETHEUS_URL}");
        assertThat(it.path("editable").asBoolean(true)).isFalse();
        String url = compose.at("/services/grafana/environment/PROMETHEUS_URL").asText();
        assertThat(compose.at("/services/prometheus/command").toString())
                .contains("--web.listen-address=" + url.replace("http://", ""));
        assertThat(onThisHost("/etc/prometheus/prometheus.yml")).exists();
        assertThat(it.at("/jsonData/timeInterval").asText())
                .isEqualTo(read("prometheus/prometheus.yml")
                        .at("/global/scrape_interval")
                        .asText());
    }

    @Test
    void theExampleConfigurationScrapesTheUsualPortAndLoadsEveryRule() throws IOException {
        JsonNode example = read("prometheus/prometheus.yml");
        assertThat(example.at("/scrape_configs/0/static_configs/0/targets/0").asText())
                .isEqualTo("127.0.0.1:" + WebSection.PORT);
        List<String> loaded = new ArrayList<>();
        example.path("rule_files").forEach(file -> loaded.add(file.asText()));
        assertThat(loaded).containsExactly("repwatch.rules.yml", "repwatch.alerts.yml");
        assertThat(Files.readString(GRAFANA.resolve("prometheus/prometheus.yml")))
                .contains("# - watchdog.alerts.yml");
    }

    /** What stands at a path of the container, by the volumes of both services. */
    private Path onThisHost(String path) {
        for (JsonNode service : compose.path("services")) {
            for (JsonNode volume : service.path("volumes")) {
                String[] parts = volume.asText().split(":", 3);
                assertThat(parts[2]).isEqualTo("ro");
                if (path.startsWith(parts[1])) {
                    return GRAFANA.resolve(parts[0])
                            .resolve(path.substring(parts[1].length()).replaceFirst("^/", ""))
                            .normalize();
                }
            }
        }
        throw new AssertionError("no volume holds " + path);
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read(String file) {
        try {
            return YAML.readTree(GRAFANA.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
