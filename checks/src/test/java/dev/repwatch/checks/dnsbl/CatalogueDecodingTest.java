package dev.repwatch.checks.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every documented answer of every shipped list is read as the catalogue says. */
class CatalogueDecodingTest {

    static Stream<Arguments> codes() {
        return Catalogue.shipped().all().stream()
                .flatMap(list -> list.codes().stream()
                        .flatMap(code -> answers(code.matches())
                                .filter(answer -> !list.errors().containsKey(answer))
                                .map(answer -> Arguments.of(list.id(), answer, code, list))));
    }

    static Stream<Arguments> errors() {
        return Catalogue.shipped().all().stream()
                .flatMap(list -> list.errors().entrySet().stream()
                        .map(error -> Arguments.of(list.id(), error.getKey(), error.getValue(), list)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("codes")
    void aCodeMeansWhatItsPolaritySays(Object id, String answer, ReturnCode code, DnsblList list) {
        Finding finding = decode(list, answer);

        switch (code.polarity()) {
            case LISTED ->
                assertThat(((Finding.Listed) finding).listing().codes())
                        .extracting(ListedCode::name)
                        .contains(code.name());
            case SCORE ->
                assertThat(((Finding.Scored) finding).score().band())
                        .isEqualTo(code.band()
                                .orElse(((Finding.Scored) finding).score().band()));
            case WELCOME, NEUTRAL -> assertThat(finding).isEqualTo(new Finding.NotListed());
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("errors")
    void anErrorIsNeverAListing(Object id, String answer, Object cause, DnsblList list) {
        assertThat(((Finding.Unknown) decode(list, answer)).cause()).isEqualTo(cause);
    }

    private static Finding decode(DnsblList list, String answer) {
        ActiveList active = ActiveList.of(list, Optional.of(new Secret("key")));
        TargetKind kind = list.kinds().iterator().next();
        return new Decoder(active)
                .decode(
                        new DnsAnswer.Records(List.of(answer), Duration.ofMinutes(1), "127.0.0.1:53", false),
                        kind,
                        Nowhere.unproven(),
                        ListsUnderTest.CLOCK.instant());
    }

    private static Stream<String> answers(CodeMatch match) {
        if (match instanceof CodeMatch.Range range) {
            return Stream.of(range.low(), range.high())
                    .map(value -> new CodeMatch.Range(value, value).text())
                    .distinct();
        }
        return match instanceof CodeMatch.Bit bit
                ? Stream.of("127.0.0." + bit.bit())
                : Stream.of(match.text().replace('*', '2'));
    }
}
