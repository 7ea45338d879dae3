package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.posture.requirement.Requirement;
import dev.repwatch.checks.posture.requirement.Requirements;
import dev.repwatch.monitor.posture.PostureSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Demands of one's own: what is accepted, and the sentence for each thing that is not. */
class OwnDemandsTest {

    private static final String HEAD = "receiver\tid\tlevel\tcondition\tmet_when\tsource\tsource_date\n";
    private static final String GOOD =
            "our-bank\tdmarc\tmust\tour own policy\tall(dmarc.enforced;not(ptr.generic))\tintranet/mail\t2026-11-01\n";
    private static final String CONFIG = """
            [posture]
            requirements = "demands.tsv"

            [[targets]]
            domains = ["example.jp"]
            receivers = ["gmail", "our-bank"]
            """;

    @TempDir
    Path directory;

    private ConfigFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = ConfigFixture.in(directory);
    }

    @Test
    void countBesideThoseThatAreShipped() {
        fixture.put("demands.tsv", "# ours\n" + HEAD + "\n" + GOOD);
        PostureSettings posture = fixture.settings(CONFIG).section(PostureSettings.class);
        assertThat(posture.demands())
                .hasSize(Requirements.shipped().size() + 1)
                .extracting(Requirement::receiver)
                .contains("our-bank", "gmail");
    }

    @Test
    void everyShippedRowIsOneThatOperatorsCouldWrite() {
        Requirements.shipped()
                .forEach(row -> assertThat(row.metWhen().facts())
                        .as(row.receiver() + " " + row.id())
                        .allMatch(fact -> Requirements.facts().contains(fact)
                                || fact.matches("(message|mail_log|feed|web|list|dnsbl)([.<>=].*)?")));
    }

    @Test
    void aReceiverWhoseDemandsNobodyKnowsIsNamed() {
        fixture.put("demands.tsv", HEAD + GOOD);
        assertThat(fixture.problems(CONFIG.replace("\"gmail\"", "\"gmial\"")))
                .singleElement()
                .asString()
                .endsWith("receivers in [[targets]]: no rules of \"gmial\" are known; did you mean \"gmail\"?;"
                        + " \"repwatch posture\" lists those that are");
    }

    @Test
    void sourceAndDateAreDemanded() {
        says(
                GOOD.replace("intranet/mail", ""),
                "demands.tsv:2: source is empty; say where the demand stands, and when you read it there");
        says(
                GOOD.replace("2026-11-01", ""),
                "demands.tsv:2: source_date is empty; say where the demand stands, and when you read it there");
        says(
                GOOD.replace("2026-11-01", "last week"),
                "demands.tsv:2: source_date: \"last week\" is not a year, a month or a day, such as 2026-11-30");
    }

    @Test
    void eachFaultIsOneSentence() {
        says(GOOD.replace("must", "shall"), "demands.tsv:2: level: \"shall\" is none of must, should, may, info");
        says(
                GOOD.replace("our-bank", "Our Bank"),
                "demands.tsv:2: receiver: \"Our Bank\" is not lower-case letters, digits, and . _ - between them");
        says(
                GOOD.replace("dmarc.enforced", "dmarc.enforce"),
                "demands.tsv:2: met_when: there is no fact \"dmarc.enforce\"; did you mean \"dmarc.enforced\"?");
        says(
                GOOD.replace("generic))", "generic)"),
                "demands.tsv:2: met_when: brackets do not fit in \"all(dmarc.enforced;not(ptr.generic)\"");
        says(GOOD.replaceFirst("all\\(.*\\)", "all()"), "demands.tsv:2: met_when: no fact is named");
        says(GOOD.replace("\tmust", ""), "demands.tsv:2: 6 cells, where the first line names 7 columns");
        says(
                GOOD + GOOD,
                "demands.tsv:3: the demand \"our-bank dmarc\" is there already, in this file or among those shipped");
        says(
                GOOD.replace("our-bank\tdmarc", "gmail\tfcrdns"),
                "demands.tsv:2: the demand \"gmail fcrdns\" is there already, in this file or among those shipped");
        says(GOOD.replace("our own policy", "x".repeat(400)), "demands.tsv:2: condition is longer than 300 characters");
    }

    @Test
    void theHeadIsLookedAtFirst() {
        fixture.put("demands.tsv", HEAD.replace("met_when", "met_wen") + GOOD);
        assertThat(fixture.problems(CONFIG.replace(", \"our-bank\"", "")))
                .extracting(problem -> problem.replaceFirst(".*in \\[posture]: ", ""))
                .containsExactly(
                        "demands.tsv:1: there is no column \"met_wen\"; did you mean \"met_when\"?",
                        "demands.tsv:1: the column \"met_when\" is missing");
    }

    @Test
    void aFileThatIsNotThereIsAProblem() {
        assertThat(fixture.problems(CONFIG.replace(", \"our-bank\"", "")))
                .singleElement()
                .asString()
                .contains("requirements in [posture]: ")
                .endsWith("demands.tsv does not exist");
    }

    @Test
    void aDateThatIsNoneIsAProblem() {
        assertThat(fixture.problems("[posture]\nregistered = { \"example.jp\" = \"soon\" }\n"))
                .singleElement()
                .asString()
                .contains("registered in [posture]: \"soon\" of \"example.jp\" is no date, such as \"2027-03-31\"");
    }

    private void says(String rows, String sentence) {
        fixture.put("demands.tsv", HEAD + rows);
        assertThat(fixture.problems(CONFIG.replace(", \"our-bank\"", "")))
                .singleElement()
                .asString()
                .startsWith("config.toml:2:")
                .endsWith("requirements in [posture]: " + sentence);
    }
}
