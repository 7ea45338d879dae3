package dev.repwatch.checks.dnsbl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.Status;
import dev.repwatch.checks.dnsbl.DnsblList.Verified;
import dev.repwatch.checks.reputation.SourceId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

class CatalogueLintTest {

    private static final Catalogue SHIPPED = Catalogue.shipped();

    @Test
    void theShippedCatalogueIsClean() {
        assertThat(CatalogueLint.of(SHIPPED)).isEmpty();
    }

    @Test
    void nothingIsOnThatNeedsAnArrangementOrHasNoControl() {
        assertThat(SHIPPED.all())
                .allSatisfy(list -> assertThat(SwitchRules.byDefault(list)).isEmpty());
        assertThat(SHIPPED.alive().stream().filter(DnsblList::enabled)).hasSizeBetween(23, 28);
    }

    @Test
    void everyEntrySaysWhenAndByWhatItWasVerified() {
        assertThat(SHIPPED.all()).extracting(DnsblList::verified).doesNotContain(Verified.NEVER);
    }

    @Test
    void theCatalogueIsAsLargeAsPromised() {
        List<DnsblList> provable = SHIPPED.alive().stream()
                .filter(list -> !list.verified().source().contains("no live evidence"))
                .toList();

        assertThat(provable).hasSizeGreaterThanOrEqualTo(70);
        assertThat(SHIPPED.graveyard()).hasSizeGreaterThanOrEqualTo(30).allSatisfy(list -> {
            assertThat(list.enabled()).isFalse();
            assertThat(list.status()).isInstanceOfSatisfying(Status.Dead.class, dead -> {
                assertThat(dead.since()).isNotBlank();
                assertThat(dead.answersNow()).isNotBlank();
            });
        });
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of(
                        "id = \"mine\"\nzone = \"zen.spamhaus.org\"\nkinds = [\"ipv4\"]\ncodes = { \"127.0.0.2\" = {} }",
                        "mine: the zone \"zen.spamhaus.org\" is in more than one entry: [spamhaus-zen, mine]"),
                Arguments.of(
                        "id = \"mine\"\nzone = \"bl.example.test\"\nkinds = [\"ipv4\"]\nparent = \"sorbs\"\ncodes = { \"127.0.0.2\" = {} }",
                        "mine: has the parent sorbs, which is not there or has ended"),
                Arguments.of(
                        "id = \"mine\"\nzone = \"bl.example.test\"\nkinds = [\"ipv4\"]\nparent = \"mine\"\ncodes = { \"127.0.0.2\" = {} }",
                        "mine: is its own ancestor"),
                Arguments.of(
                        "id = \"mine\"\nzone = \"bl.example.test\"\nkinds = [\"ipv4\"]\nparent = \"spamhaus-xbl\"\ncodes = { \"127.0.0.2\" = {} }",
                        "mine: has the parent spamhaus-xbl, which is itself a part of spamhaus-zen: name that"),
                Arguments.of(
                        "id = \"mine\"\nzone = \"bl.example.test\"\nkinds = [\"ipv4\"]\ncodes = { \"127.0.0.2\" = {} }\nerrors = { \"127.0.0.2\" = \"refused\" }",
                        "mine: says both that 127.0.0.2 is an error and that it means \"listed\""),
                Arguments.of(
                        "id = \"mine\"\nzone = \"bl.example.test\"\nkinds = [\"ipv4\"]\ncodes = { \"127.0.0.2\" = { polarity = \"score\" } }",
                        "mine: the value in 127.0.0.2 cannot be told: it needs score and band"),
                Arguments.of(
                        "id = \"mine\"\nzone = \"bl.example.test\"\nkinds = [\"ipv4\"]\ncodes = { \"127.0.0.2\" = {} }\nremoval = { how = \"Ask.\", who = \"self\" }",
                        "mine: for \"listed\" people shall act themselves, but there is neither a page nor an address to write to"),
                Arguments.of(
                        "id = \"mine\"\nzone = \"bl.example.test\"\nkinds = [\"ipv4\"]\ncodes = { \"127.0.0.2\" = {} }\nremoval_of = { PBL = { how = \"Ask.\" } }",
                        "mine: says how to get off \"PBL\", which is neither a name nor a category of its codes"),
                Arguments.of(
                        "id = \"mine\"\nzone = \"bl.example.test\"\nkinds = [\"ipv4\", \"domain\"]\ncodes = { \"127.0.0.2\" = {} }",
                        "mine: has addresses as test points and lists domains too, without saying why that does"),
                Arguments.of(
                        "id = \"mine\"\nzone = \"bl.example.test\"\nkinds = []\nunsuitable = \"private\"\ncodes = { \"127.0.0.2\" = {} }\nremoval = { how = \"Ask.\", who = \"self\" }",
                        "mine: for \"listed\" people shall act themselves, but there is neither a page nor an address to write to"),
                Arguments.of(
                        "id = \"mine\"\nzone = \"bl.example.test\"\nkinds = [\"ipv4\"]\ncodes = { \"127.0.0.2\" = {} }\nerror_texts = { \"127.0.0.9\" = \"?\" }",
                        "mine: explains 127.0.0.9, which is not among its errors"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void eachMistakeIsFound(String entry, String finding) {
        assertThat(findings("home = \"https://bl.example.test/\"\n" + entry)).containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    '' | nobody is told what to do: write removal.how, or name home, removal.url or removal.mail
                    home = "https://bl.example.test/" | -
                    removal = { url = "https://bl.example.test/off" } | -
                    removal = { mail = "off@bl.example.test" } | -
                    removal = { how = " ", who = "wait" } | there is no word on how to get off
                    removal = { who = "self" } | people shall act themselves, but there is neither a page nor an address to write to
                    removal = { how = "Wait.", who = "wait" } | -
                    """)
    void whoeverIsListedIsToldWhatToDoNext(String removal, String finding) {
        List<String> expected = finding.equals("-") ? List.of() : List.of("mine: for \"listed\" " + finding);
        assertThat(findings(
                        "id = \"mine\"\nzone = \"bl.example.test\"\nkinds = [\"ipv4\"]\ncodes = { \"127.0.0.2\" = {} }\n"
                                + removal))
                .isEqualTo(expected);
    }

    private static List<String> findings(String entry) {
        Overlay overlay = SHIPPED.with(List.of(table(entry)), Set.of());
        assertThat(overlay.problems()).isEmpty();
        DnsblList mine = overlay.catalogue().find(new SourceId("mine")).orElseThrow();
        return CatalogueLint.of(overlay.catalogue(), List.of(mine)).stream()
                .map(LintFinding::toString)
                .toList();
    }

    static List<Arguments> contradictions() {
        return List.of(
                Arguments.of("\"127.0.0.2-127.0.0.9\" = {}, \"127.0.0.5\" = {}", "contradicts \"127.0.0.2-127.0.0.9\""),
                Arguments.of("\"bit:2\" = {}, \"127.0.0.2\" = {}", "contradicts \"bit:2\""),
                Arguments.of(
                        "\"127.0.*.2\" = {}, \"127.0.3.*\" = { polarity = \"welcome\" }", "contradicts \"127.0.*.2\""));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void oneAnswerCannotMeanTwoThings(String codes, String problem) {
        Overlay overlay = SHIPPED.with(
                List.of(table(
                        "id = \"mine\"\nzone = \"bl.example.test\"\nkinds = [\"ipv4\"]\ncodes = { " + codes + " }")),
                Set.of());

        assertThat(overlay.problems().get(0))
                .singleElement()
                .satisfies(it -> assertThat(it.message()).startsWith(problem));
    }

    @Test
    void theDeadStayDead() {
        Map<Integer, List<EntryProblem>> problems = SHIPPED.with(
                        List.of(
                                table("id = \"sorbs\"\nenabled = true"),
                                table(
                                        "id = \"mine\"\nzone = \"spam.dnsbl.sorbs.net\"\nkinds = [\"ipv4\"]\ncodes = { \"127.0.0.2\" = {} }"),
                                table(
                                        "id = \"hashes\"\nzone = \"ebl.msbl.org\"\nkinds = [\"domain\"]\ncodes = { \"127.0.0.2\" = {} }")),
                        Set.of())
                .problems();

        assertThat(problems.get(0))
                .extracting(EntryProblem::message)
                .anyMatch(text -> text.contains("dead since 2024-06-05"));
        assertThat(problems.get(1))
                .extracting(EntryProblem::message)
                .anyMatch(text -> text.contains("(SORBS) cannot be asked"));
        assertThat(problems.get(2))
                .extracting(EntryProblem::message)
                .anyMatch(text -> text.contains("asked by the hash"));
    }

    private static TomlTable table(String entry) {
        TomlArray lists = Toml.parse("[[list]]\n" + entry).getArrayOrEmpty("list");
        return IntStream.range(0, lists.size())
                .mapToObj(lists::getTable)
                .findFirst()
                .orElseThrow();
    }
}
