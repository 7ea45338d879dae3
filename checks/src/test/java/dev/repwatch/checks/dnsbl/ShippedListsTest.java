package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dns.loopback.BrokenLists.everything;
import static dev.repwatch.checks.dns.loopback.BrokenLists.rcode;
import static dev.repwatch.checks.dnsbl.ListsUnderTest.outcome;
import static dev.repwatch.checks.dnsbl.Targets.domain;
import static dev.repwatch.checks.dnsbl.Targets.ip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.Misbehaviour;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists as the catalogue has them are found out when they go wrong as a whole: all that live, and closely those that are on. */
class ShippedListsTest {

    private static final Target[] FLEET = {ip("192.0.2.1"), ip("2001:db8::1"), domain("sender.example")};

    static Stream<Arguments> worldListers() {
        return Catalogue.shipped().alive().stream()
                .filter(DnsblList::hasZone)
                .flatMap(list -> list.codes().stream()
                        .filter(code -> code.polarity() == Polarity.LISTED)
                        .flatMap(code -> answer(code).stream())
                        .findFirst()
                        .map(answer -> Arguments.of(list.id(), answer, list))
                        .stream());
    }

    static Stream<Arguments> broken() {
        return enabled()
                .flatMap(list -> Stream.of(
                        Arguments.of(list.id(), "SERVFAIL", rcode("SERVFAIL"), "server_failed", list),
                        Arguments.of(list.id(), "REFUSED", rcode("REFUSED"), "refused", list),
                        Arguments.of(list.id(), "gone", BrokenLists.gone(), "list_dead", list),
                        Arguments.of(list.id(), "empty", BrokenLists.empty(), "test_point_missing", list)));
    }

    @Test
    void areMany() {
        assertThat(enabled()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(worldListers()).hasSizeGreaterThanOrEqualTo(100);
    }

    @ParameterizedTest(name = "{0} answers {1} to everything")
    @MethodSource("worldListers")
    void listsTheWorld(SourceId id, String answer, DnsblList list) {
        saysNothing(list, everything(answer), "lists_everything");
    }

    @ParameterizedTest(name = "{0} {1} -> {3}")
    @MethodSource("broken")
    void isBroken(SourceId id, String what, Misbehaviour how, String cause, DnsblList list) {
        saysNothing(list, how, cause);
    }

    private static void saysNothing(DnsblList list, Misbehaviour how, String cause) {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            ActiveList active = ActiveList.of(list, Optional.of(new Secret("examplekey")));
            lists.server.zone(QueryNames.apex(active.zone().reveal())).misbehave(how);

            List<Observation> seen = lists.sweep(lists.check(active), FLEET);

            assertThat(lists.health)
                    .singleElement()
                    .satisfies(health ->
                            assertThat(health.trouble().orElseThrow().label()).isEqualTo(cause));
            assertThat(seen)
                    .hasSize(list.kinds().size())
                    .extracting(it -> outcome(it.finding()))
                    .containsOnly(cause);
        }
    }

    private static Stream<DnsblList> enabled() {
        return Catalogue.shipped().alive().stream().filter(DnsblList::enabled);
    }

    private static Optional<String> answer(ReturnCode code) {
        if (code.matches() instanceof CodeMatch.Bit bit) {
            return Optional.of("127.0.0." + bit.bit());
        }
        return code.matches() instanceof CodeMatch.Range range
                ? Optional.of(new CodeMatch.Range(range.low(), range.low()).text())
                : Optional.empty();
    }
}
