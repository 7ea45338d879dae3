package dev.repwatch.monitor.cli.posture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.checks.dns.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command promises to people and programs, beside its findings. */
class PostureCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path dir;

    private final CasesWorld world = new CasesWorld();

    @BeforeEach
    void start() throws IOException {
        world.start();
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    @Test
    void namesNothingAndLooksAtEverythingThatIsConfigured() throws IOException {
        JsonNode report =
                JSON.readTree(run(config(world.resolver()), "--output", "json").out());
        List<String> checks = new ArrayList<>();
        report.get("findings").forEach(it -> checks.add(it.get("check").asText()));
        assertThat(checks)
                .contains(
                        "ptr", "helo", "spf", "spf_ip", "dkim", "dmarc", "mx", "mta_sts", "tls_rpt", "dane", "bimi",
                        "ns");
    }

    @Test
    void requirementsSayWhatTheyAreBrokenBy() throws IOException {
        JsonNode report = JSON.readTree(run(config(world.resolver()), "--output", "json", "--receiver", "gmail")
                .out());
        List<String> states = new ArrayList<>();
        report.get("requirements")
                .forEach(it ->
                        states.add(it.get("id").asText() + "=" + it.get("state").asText()));
        assertThat(states)
                .contains(
                        "fcrdns=met",
                        "auth_any=met",
                        "dkim_bits=met",
                        "tls=not_visible",
                        "dmarc=not_met",
                        "ipv6=not_applicable");
        report.get("requirements").forEach(it -> {
            assertThat(it.get("receiver").asText()).isEqualTo("gmail");
            if (it.get("id").asText().equals("dmarc")) {
                assertThat(it.get("because").toString()).isEqualTo("[\"dmarc.none\"]");
            }
        });
    }

    @Test
    void aDeadResolverIsNothingButUnknown() throws IOException {
        PostureLine.Outcome outcome = run("""
            [dns]
            resolvers = ["127.0.0.1:9"]
            timeout = "200ms"
            retries = 0

            [[targets]]
            domains = ["k01.test"]
            dkim_selectors = ["s"]

            [[targets]]
            addresses = ["198.51.100.1"]
            """, "--output", "json");
        assertThat(outcome.exitCode()).isEqualTo(3);
        JSON.readTree(outcome.out())
                .get("findings")
                .forEach(it ->
                        assertThat(it.get("verdict").asText()).as("%s", it).isEqualTo("unknown"));
    }

    @Test
    void oneQuestionIsAskedOnceHoweverManyAddressesSend() throws IOException {
        String targets = "[dns]\nresolvers = [\"" + world.resolver()
                + "\"]\n\n"
                + "[[targets]]\n"
                + "addresses = [\"192.0.2.0/24\"]\n"
                + "allow_private = true\n\n"
                + "[[targets]]\n"
                + "domains = [\"s04.test\"]\n";
        run(targets, "--output", "json", "--check", "spf,spf_ip");
        assertThat(world.nameserver().asked("s04.test")).isLessThan(8);
        assertThat(world.nameserver().asked("i1.s04.test")).isLessThan(4);
    }

    @Test
    void demandsOfOnesOwnAndATypedEndOfRegistrationAreShown() throws IOException {
        Files.writeString(dir.resolve("demands.tsv"), """
            receiver\tid\tlevel\tcondition\tmet_when\tsource\tsource_date
            our-bank\tdmarc\tmust\ta policy of refusal\tdmarc.enforced\tintranet\t2026-11-01
            """);
        String config = config(world.resolver())
                + "\n[posture]\nrequirements = \"demands.tsv\"\nregistered = { \"k01.test\" = \"2001-01-01\" }\n";
        JsonNode report = JSON.readTree(
                run(config, "--output", "json", "--receiver", "our-bank").out());
        assertThat(report.get("requirements")).hasSize(1);
        assertThat(report.get("requirements").get(0).get("state").asText()).isEqualTo("not_met");
        assertThat(report.get("findings")).anySatisfy(it -> {
            assertThat(it.get("check").asText()).isEqualTo("registration");
            assertThat(it.get("verdict").asText()).isEqualTo("fail");
        });
        assertThat(run(config, "--receiver", "nobody").err()).contains("no rules of \"nobody\" are known; known are ");
        assertThat(run(config, "--receiver", "docmo").err()).contains("did you mean \"docomo\"?");
        assertThat(run(config, "--check", "spfip").err()).contains("did you mean \"spf_ip\"?");
    }

    @Test
    void whoseNetworkItIsIsSaidWhereTheRangesAreGiven() throws IOException {
        Files.writeString(dir.resolve("ranges.txt"), "198.51.100.0/24 # a region\n2001:db8::/32\n");
        String config = config(world.resolver())
                + "\n[posture]\nnetworks = [{ name = \"aws\", format = \"text\", file = \"ranges.txt\" }]\n";
        JsonNode findings = JSON.readTree(run(config, "198.51.100.1", "--output", "json", "--check", "network")
                        .out())
                .get("findings");
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).get("verdict").asText()).isEqualTo("info");
        assertThat(findings.get(0).get("codes").get(0).asText()).isEqualTo("network.cloud");
        assertThat(findings.get(0).get("facts").get("provider").asText()).isEqualTo("aws");
        assertThat(run(config, "192.0.2.1", "--output", "json", "--check", "network")
                        .out())
                .as("not known is not said")
                .doesNotContain("network.cloud");
        PostureLine.Outcome refused = run(config.replace("ranges.txt", "gone.txt"), "198.51.100.1");
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.err()).contains("networks in [posture]: the ranges of \"aws\" cannot be read", "gone.txt");
    }

    @Test
    void namesInJapaneseAreAskedForAndComparedAsALabels() throws IOException {
        world.nameserver()
                .zone("test")
                .add("xn--r8jz45g", RecordType.TXT, "v=spf1 ip4:198.51.100.1 -all")
                .add("_dmarc.xn--r8jz45g", RecordType.TXT, "v=DMARC1; p=reject; aspf=s; rua=mailto:r@xn--r8jz45g.test")
                .add("xn--r8jz45g", RecordType.MX, "10 mta.test");
        String config = config(world.resolver()).replace("k01.test", "例え.test") + "mail_from = [\"例え.TEST.\"]\n";
        JsonNode findings = JSON.readTree(run(config, "例え.test", "--output", "json", "--check", "spf,spf_ip,dmarc")
                        .out())
                .get("findings");
        assertThat(findings).hasSize(3).allSatisfy(it -> {
            assertThat(it.get("subject").asText()).isEqualTo("xn--r8jz45g.test");
            assertThat(it.get("verdict").asText()).as("%s", it).isEqualTo("pass");
        });
    }

    @Test
    void explainsTheTermsAndTheWalk() throws IOException {
        PostureLine.Outcome outcome = run(config(world.resolver()), "--explain");
        assertThat(outcome.out())
                .contains("SPF of k01.test for 198.51.100.1")
                .contains("_dmarc.k01.test")
                .contains("What receivers demand of k01.test");
    }

    @Test
    void aPlugInGetsOneLineAndItsOwnCodes() throws IOException {
        PostureLine.Outcome failing = run(config(world.resolver()), "--output", "nagios");
        assertThat(failing.exitCode()).isEqualTo(2);
        assertThat(failing.out()).startsWith("POSTURE CRITICAL - ").hasLineCount(1);
        assertThat(run(config(world.resolver()), "--output", "nagios", "--check", "ptr")
                        .exitCode())
                .isZero();
        assertThat(run(config(world.resolver()), "--output", "nagios", "no domain")
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void nothingToLookAtIsNoPass() throws IOException {
        String nothing = "[dns]\nresolvers = [\"" + world.resolver() + "\"]\n";

        PostureLine.Outcome outcome = run(nothing);

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("there is nothing to look at");
        assertThat(run(nothing, "--output", "nagios").out()).startsWith("POSTURE UNKNOWN");
    }

    private PostureLine.Outcome run(String config, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "--config", Files.writeString(dir.resolve("c.toml"), config).toString()));
        line.addAll(List.of(arguments));
        return PostureLine.run(world.pages(CasesWorld.handed().get(0)), line);
    }

    private static String config(String resolver) {
        return "[dns]\nresolvers = [\"" + resolver + "\"]\n\n[[targets]]\naddresses = [\"198.51.100.1\"]\n"
                + "helo = \"out1.mail.test\"\n\n[[targets]]\ndomains = [\"k01.test\"]\ndkim_selectors = [\"s\"]\n";
    }
}
