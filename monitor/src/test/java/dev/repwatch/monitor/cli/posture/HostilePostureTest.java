package dev.repwatch.monitor.cli.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.checks.posture.fetch.HttpsPages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that somebody made to hurt who reads them, from a real name server through the command. */
class HostilePostureTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ODD = "\u001b[2J<!channel><script>alert(1)</script>\u202emoc.elpmaxe\u200b";

    @TempDir
    private Path dir;

    private final LoopbackNameserver nameserver = LoopbackNameserver.start();
    private final LoopbackZone zone = nameserver.zone("d.test").add("@", RecordType.MX, "10 mx.d.test");

    @AfterEach
    void stop() {
        nameserver.close();
    }

    @Test
    void textsOfOthersReachNoTerminalAsTheyAre() throws IOException {
        for (String name : List.of("@", "_dmarc", "s._domainkey", "_mta-sts", "_smtp._tls", "default._bimi")) {
            zone.addRawText(name, ("v=spf1 " + ODD).getBytes(StandardCharsets.UTF_8));
        }
        zone.addRawText("_dmarc", ("v=DMARC1; p=" + ODD + "; rua=mailto:" + ODD).getBytes(StandardCharsets.UTF_8));
        String shown = look("--explain").out();
        assertThat(shown).contains("FAIL").doesNotContain("\u001b", "\u202e", "\u200b");
        JsonNode report = JSON.readTree(look("--output", "json").out());
        assertThat(finding(report, "spf").get("codes").get(0).asText()).isEqualTo("spf.syntax");
        assertThat(look("--output", "nagios").out()).hasLineCount(1).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void aTextAsLongAsAnAnswerCanBeIsNoRecord() throws IOException {
        byte[] terms = ("v=spf1 " + "ip4:192.0.2.1 ".repeat(4_000)).getBytes(StandardCharsets.US_ASCII);
        zone.addRawText("@", terms);
        soon("spf", finding -> assertThat(finding.get("verdict").asText()).isIn("fail", "unknown"));
    }

    @Test
    void aMacroOfTenThousandLabelsIsNotUnfolded() {
        text("@", "v=spf1 exists:" + "%{d}.".repeat(10_000) + "d.test -all");
        soon("spf", finding -> assertThat(finding.get("verdict").asText()).isIn("fail", "warn", "unknown"));
        soon("spf_ip", finding -> assertThat(finding.get("verdict").asText()).isIn("fail", "unknown"));
    }

    @Test
    void anIncludeThatGrowsTenfoldWithEachStepCostsAFewQuestions() {
        String ten =
                IntStream.range(0, 10).mapToObj(n -> "include:" + n + ".%{d}").collect(Collectors.joining(" "));
        text("@", "v=spf1 " + ten + " -all");
        text("*", "v=spf1 " + ten + " -all");
        soon("spf", finding -> assertThat(finding.get("codes").toString()).contains("spf.lookups_over"));
        assertThat(nameserver.questions()).isLessThan(150);
    }

    private void text(String name, String text) {
        zone.addRawText(name, text.getBytes(StandardCharsets.US_ASCII));
    }

    private void soon(String check, Consumer<JsonNode> holds) {
        assertTimeout(
                SOON,
                () -> holds.accept(
                        finding(JSON.readTree(look("--output", "json").out()), check)));
    }

    private static JsonNode finding(JsonNode report, String check) {
        for (JsonNode each : report.get("findings")) {
            if (each.get("check").asText().equals(check)) {
                return each;
            }
        }
        throw new AssertionError(check + " is not in " + report);
    }

    private PostureLine.Outcome look(String... options) throws IOException {
        Path config = Files.writeString(dir.resolve("c.toml"), """
            [dns]
            resolvers = ["%s"]
            timeout = "2s"

            [[targets]]
            domains = ["d.test"]
            dkim_selectors = ["s"]

            [[targets]]
            addresses = ["192.0.2.1"]
            """.formatted(nameserver.address()));
        List<String> line = new ArrayList<>(List.of("--config", config.toString(), "d.test"));
        line.addAll(List.of(options));
        return PostureLine.run(HttpsPages.ofSystem(new OkHttpClient()), line);
    }
}
