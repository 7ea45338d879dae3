package dev.repwatch.checks.dnsbl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.ReturnCode;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

class ListEntryReaderTest {

    private static final String OWN_LIST = """
            [[list]]
            id = "example-bl"
            zone = "bl.example.test"
            kinds = ["ipv4", "ipv6"]
            tier = 2
            codes  = { "127.0.0.2" = { name = "spam source", severity = "major", scope = "ip" }, "127.0.0.4" = { name = "policy", severity = "minor" } }
            errors = { "127.255.255.254" = "open_resolver" }
            """;

    private static final String COMPLETE = """
            [[list]]
            id = "example-bl"
            title = "Example"
            zone = "bl.example.test"
            kinds = ["ipv4"]
            operator = "Example"
            note = "A list."
            tier = 2
            enabled = false
            needs = "none"
            min_interval = "1h"
            verified = { on = 2026-11-24, source = "test" }
            test = { listed = "127.0.0.2" }
            codes = { "127.0.0.2" = { name = "x", category = "spam", polarity = "listed", severity = "minor", scope = "ip" } }
            terms = { note = "free" }
            removal = { how = "Ask.", who = "self", url = "https://bl.example.test/remove", cost = "free" }
            """;

    /** Lists of one operator share its budget and are left alone together: strangers must not. */
    @Test
    void aListThatNamesNoOperatorStandsAlone() {
        DnsblList silent =
                overlay(OWN_LIST).catalogue().find(new SourceId("example-bl")).orElseThrow();
        DnsblList blank = overlay(OWN_LIST + "operator = \" \"\n")
                .catalogue()
                .find(new SourceId("example-bl"))
                .orElseThrow();

        assertThat(silent.operator()).isEqualTo("example-bl");
        assertThat(blank.operator()).isEqualTo("example-bl");
    }

    @Test
    void anOwnListNeedsLittle() {
        DnsblList list =
                overlay(OWN_LIST).catalogue().find(new SourceId("example-bl")).orElseThrow();

        assertThat(list.enabled()).isTrue();
        assertThat(list.test().listed()).contains("127.0.0.2");
        assertThat(list.test().clean()).contains("127.0.0.1");
        assertThat(list.test().listed6()).contains("::ffff:7f00:2");
        assertThat(list.codes()).extracting(ReturnCode::severity).containsExactly(Severity.MAJOR, Severity.MINOR);
        assertThat(list.errors()).containsExactly(Map.entry("127.255.255.254", Cause.OPEN_RESOLVER));
        assertThat(list.minInterval()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aShippedListIsOverriddenFieldByField() {
        Overlay overlay = overlay("""
                [[list]]
                id = "spamcop"
                tier = 3
                min_interval = "2h"
                codes = { "127.0.0.2" = { severity = "minor" } }
                terms = { queries_per_day = 1000 }
                """);

        DnsblList list = overlay.catalogue().find(new SourceId("spamcop")).orElseThrow();

        assertThat(overlay.problems()).isEmpty();
        assertThat(list.zone()).isEqualTo("bl.spamcop.net");
        assertThat(list.tier()).isEqualTo(3);
        assertThat(list.minInterval()).isEqualTo(Duration.ofHours(2));
        assertThat(list.codes()).singleElement().satisfies(code -> {
            assertThat(code.severity()).isEqualTo(Severity.MINOR);
            assertThat(code.name()).isEqualTo("reported spam source");
        });
        assertThat(list.terms().queriesPerDay()).contains(1000L);
        assertThat(list.terms().note()).isEqualTo("Free; no limit is published.");
    }

    @Test
    void everyProblemIsToldAtOnceWithItsPlace() {
        List<EntryProblem> problems = problems("""
                [[list]]
                id = "Example BL"
                zone = "BL.example.test."
                kinds = ["ipv4", "ipv5"]
                tier = 7
                min_intervall = "30m"
                min_interval = "soon"
                codes = { "127.0.0.2" = { severity = "majr" }, "10.0.0.1" = {} }
                errors = { "127.0.0.1" = "open-resolver" }
                removal = { url = "http://example.test/" }
                key = { env = "KEY" }
                """);

        assertThat(problems)
                .extracting(EntryProblem::toString)
                .containsExactly(
                        "2:6: id: an id is 1 to 63 characters of a-z, 0-9, '.', '_' and '-'",
                        "3:1: zone: expected a lower-case DNS name without a dot at its end, such as \"bl.example.net\"",
                        "4:18: kinds[1]: unknown word \"ipv5\"; expected one of ipv4, ipv6, domain; did you mean \"ipv4\"?",
                        "5:1: tier: 7 is no tier; expected 1 (refusals follow) to 4 (informational)",
                        "6:1: min_intervall: unknown key; did you mean \"min_interval\"?",
                        "7:16: min_interval: expected a duration such as \"30m\", \"12h\" or \"7d\"",
                        "8:38: codes.\"127.0.0.2\".severity: unknown word \"majr\"; expected one of critical, major, minor,"
                                + " info; did you mean \"major\"?",
                        "8:48: codes.\"10.0.0.1\": \"10.0.0.1\" is no answer; expected an address in 127.0.0.0/8, a range"
                                + " \"127.0.0.4-127.0.0.7\", a prefix \"127.0.1.0/24\", \"bit:4\", or \"127.0.*.3\"",
                        "9:26: errors.\"127.0.0.1\": unknown word \"open-resolver\"; expected one of refused, open_resolver,"
                                + " over_quota, bad_credentials, not_registered, bad_answer; did you mean \"open_resolver\"?",
                        "10:19: removal.url: expected an https:// address");
    }

    @Test
    void anEmptyEntryIsToldWhatItLacks() {
        assertThat(problems("[[list]]\nname = \"x\""))
                .extracting(EntryProblem::path)
                .contains("id", "zone", "kinds", "codes", "name");
    }

    @Test
    void aNewListMayStartFromAnother() {
        Overlay overlay = overlay("""
                [[list]]
                id = "zen-mirror"
                like = "spamhaus-zen"
                zone = "zen.example.test"
                """);

        DnsblList mirror = overlay.catalogue().find(new SourceId("zen-mirror")).orElseThrow();
        DnsblList zen = overlay.catalogue().find(new SourceId("spamhaus-zen")).orElseThrow();

        assertThat(overlay.problems()).isEmpty();
        assertThat(mirror.codes()).isEqualTo(zen.codes());
        assertThat(mirror.errors()).isEqualTo(zen.errors());
        assertThat(mirror.details().removals()).isEqualTo(zen.details().removals());
        assertThat(mirror.title()).isEqualTo("zen-mirror");
        assertThat(mirror.enabled()).isTrue();
    }

    @Test
    void aListForSubscribersIsAskedOnceItHasAZone() {
        Overlay overlay =
                overlay("[[list]]\nid = \"invaluement-sip\"\nzone = \"private.example.test\"\nenabled = true");

        assertThat(overlay.problems()).isEmpty();
        assertThat(overlay.catalogue()
                        .find(new SourceId("invaluement-sip"))
                        .orElseThrow()
                        .alive())
                .isTrue();
        assertThat(overlay("[[list]]\nid = \"invaluement-sip\"\nenabled = true")
                        .problems()
                        .get(0))
                .extracting(EntryProblem::message)
                .anyMatch(text -> text.contains("a private zone named in the subscription"));
    }

    /** What the shipped catalogue may not have; each row is the complete entry with one mistake. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "test = { listed = \"127.0.0.2\" } | test = { listed = \"\" } | a missing test point needs a reason in test.why",
                "test = { listed = \"127.0.0.2\" } | test = { random = false } | to leave out the random control needs a reason in test.why",
                "polarity = \"listed\", | '' | a code without polarity",
                "category = \"spam\", | '' | a code without category",
                "enabled = false | enabled = true\\ndead = { since = \"2024\", answers = \"nothing\" } | this list cannot be enabled",
                "https://bl.example.test/remove | http://bl.example.test/remove | expected an https:// address",
                "who = \"self\", | '' | how, who and cost are needed",
                "note = \"A list.\" | '' | missing; the catalogue says it",
                "verified = | checked = | missing; the catalogue says it",
                "tier = 2 | '' | missing; the catalogue says it",
            })
    void theCatalogueRefusesAnIncompleteEntry(String right, String wrong, String problem) {
        assertThat(catalogueProblems(COMPLETE)).isEmpty();
        assertThat(COMPLETE).contains(right);

        assertThat(catalogueProblems(COMPLETE.replace(right, wrong.replace("\\n", "\n"))))
                .extracting(EntryProblem::message)
                .anySatisfy(message -> assertThat(message).startsWith(problem));
    }

    private static List<EntryProblem> catalogueProblems(String toml) {
        return ListEntryReader.forCatalogue()
                .read(tables(toml).get(0), Optional.empty(), Set.of())
                .problems();
    }

    private static List<EntryProblem> problems(String toml) {
        return ListEntryReader.forConfiguration()
                .read(tables(toml).get(0), Optional.empty(), Set.of("key"))
                .problems();
    }

    private static Overlay overlay(String toml) {
        return Catalogue.shipped().with(tables(toml), Set.of("key"));
    }

    private static List<TomlTable> tables(String toml) {
        TomlArray lists = Toml.parse(toml).getArrayOrEmpty("list");
        return IntStream.range(0, lists.size()).mapToObj(lists::getTable).toList();
    }
}
