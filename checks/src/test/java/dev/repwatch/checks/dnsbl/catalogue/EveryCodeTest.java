package dev.repwatch.checks.dnsbl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.CodeMatch;
import dev.repwatch.checks.dnsbl.Decoder;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.KeyNeed;
import dev.repwatch.checks.dnsbl.Nowhere;
import dev.repwatch.checks.dnsbl.ReturnCode;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code and every error of every entry, by the answer of a name server that carries it. */
class EveryCodeTest {

    static Stream<Arguments> codes() {
        return Catalogue.shipped().alive().stream()
                .flatMap(list -> list.codes().stream()
                        .flatMap(code -> answers(code.matches())
                                .filter(answer -> !list.errors().containsKey(answer))
                                .flatMap(answer -> list.kinds().stream()
                                        .map(kind -> Arguments.of(list.id(), answer, kind, list, code)))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("codes")
    void meansWhatTheCatalogueSays(SourceId id, String answer, TargetKind kind, DnsblList list, ReturnCode code) {
        Finding finding = decode(list, kind, answer);

        switch (code.polarity()) {
            case LISTED ->
                assertThat(finding)
                        .isInstanceOfSatisfying(
                                Finding.Listed.class,
                                listed -> assertThat(listed.listing().codes())
                                        .containsExactly(new ListedCode(
                                                answer,
                                                code.name(),
                                                code.category(),
                                                code.severity(),
                                                code.scopeFor(kind))));
            case SCORE ->
                assertThat(finding)
                        .isInstanceOfSatisfying(
                                Finding.Scored.class,
                                scored -> assertThat(scored.score().band())
                                        .isEqualTo(code.band().orElseThrow()));
            case WELCOME, NEUTRAL -> assertThat(finding).isInstanceOfAny(Finding.NotListed.class, Finding.Scored.class);
        }
    }

    static Stream<Arguments> errors() {
        return Catalogue.shipped().alive().stream()
                .flatMap(list -> list.errors().entrySet().stream()
                        .map(error -> Arguments.of(list.id(), error.getKey(), list, error.getValue())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("errors")
    void isNeverAListingWhenItIsARefusal(SourceId id, String answer, DnsblList list, Cause cause) {
        TargetKind kind = list.kinds().iterator().next();

        assertThat(decode(list, kind, answer))
                .isInstanceOfSatisfying(
                        Finding.Unknown.class,
                        unknown -> assertThat(unknown.cause()).isEqualTo(cause));
        Optional<String> listing = list.codes().stream()
                .filter(code -> code.polarity() == Polarity.LISTED)
                .flatMap(code -> answers(code.matches()))
                .filter(other -> !list.errors().containsKey(other))
                .findFirst();
        listing.ifPresent(other -> assertThat(decode(list, kind, other, answer)).isInstanceOf(Finding.Unknown.class));
    }

    @Test
    void theTrustOfAWelcomeListIsKeptAsAValue() {
        DnsblList dnswl = Catalogue.shipped().find(new SourceId("dnswl")).orElseThrow();

        assertThat(decode(dnswl, TargetKind.IPV4, "127.0.11.3"))
                .isInstanceOfSatisfying(Finding.Scored.class, scored -> {
                    assertThat(scored.score().value()).isEqualTo(3);
                    assertThat(scored.score().scale()).startsWith("DNSWL trust");
                });
        assertThat(decode(dnswl, TargetKind.IPV4, "127.0.10.3")).isInstanceOf(Finding.Unknown.class);
    }

    @Test
    void senderScoreIsReadFromItsOctet() {
        DnsblList score =
                Catalogue.shipped().find(new SourceId("validity-score")).orElseThrow();

        assertThat(decode(score, TargetKind.IPV4, "127.0.4.97"))
                .isInstanceOfSatisfying(
                        Finding.Scored.class,
                        scored -> assertThat(scored.score().value()).isEqualTo(97));
    }

    private static Finding decode(DnsblList list, TargetKind kind, String... answers) {
        Optional<Secret> key =
                list.key() == KeyNeed.KEY_IN_ZONE ? Optional.of(new Secret("examplekey")) : Optional.empty();
        DnsAnswer answer = new DnsAnswer.Records(Arrays.asList(answers), Duration.ofMinutes(1), "127.0.0.1:53", false);
        return new Decoder(ActiveList.of(list, key)).decode(answer, kind, Nowhere.unproven(), Instant.EPOCH);
    }

    private static Stream<String> answers(CodeMatch match) {
        if (match instanceof CodeMatch.Range range) {
            return Stream.of(range.low(), range.high())
                    .map(value -> new CodeMatch.Range(value, value).text())
                    .distinct();
        }
        if (match instanceof CodeMatch.Bit bit) {
            return Stream.of("127.0.0." + bit.bit());
        }
        return Stream.of(match.text().replace('*', '2'));
    }
}
