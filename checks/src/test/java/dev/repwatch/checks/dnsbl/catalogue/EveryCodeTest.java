package dev.repwatch.checks.dnsbl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dnsbl.AbsenceProof;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.CodeMatch;
import dev.repwatch.checks.dnsbl.Decoder;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.KeyNeed;
import dev.repwatch.checks.dnsbl.ReturnCode;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.dnsbl.ScoreScale;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Score;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code and every error of every entry, by the answer of a name server that carries it. */
class EveryCodeTest {

    /** Those of subscribers, which are asked at a zone of one's own, too. */
    private static Stream<DnsblList> meant() {
        return Catalogue.shipped().all().stream()
                .filter(list -> !list.kinds().isEmpty() && !list.codes().isEmpty());
    }

    @Test
    void subscribersListsAreAmongThem() {
        assertThat(meant()).extracting(list -> list.id().value()).contains("invaluement-sip", "spamhaus-zen");
    }

    static Stream<Arguments> codes() {
        return meant().flatMap(list -> list.codes().stream()
                .flatMap(code -> answers(code.matches())
                        .filter(answer -> !list.errors().containsKey(answer))
                        .flatMap(answer ->
                                list.kinds().stream().map(kind -> Arguments.of(list.id(), answer, kind, list, code)))));
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
            case SCORE, WELCOME, NEUTRAL ->
                code.band()
                        .ifPresentOrElse(
                                band -> scored(finding, band, list, answer),
                                () -> assertThat(finding)
                                        .satisfiesAnyOf(
                                                it -> assertThat(it).isEqualTo(new Finding.NotListed()),
                                                it -> assertThat(bandBeside(list, code, answer))
                                                        .isPresent()));
        }
    }

    private static void scored(Finding finding, Score.Band band, DnsblList list, String answer) {
        int octet = list.details().score().map(ScoreScale::octet).orElse(4);
        double value = Double.parseDouble(List.of(answer.split("\\.", -1)).get(octet - 1));
        assertThat(finding).isInstanceOfSatisfying(Finding.Scored.class, scored -> {
            assertThat(scored.score().band()).isEqualTo(band);
            assertThat(scored.score().value()).isEqualTo(value);
        });
    }

    /** Octet patterns meet in one answer: DNSWL's kind of sender beside its trust. */
    private static Optional<Score.Band> bandBeside(DnsblList list, ReturnCode code, String answer) {
        List<Integer> octets =
                Arrays.stream(answer.split("\\.", -1)).map(Integer::parseInt).toList();
        return list.codes().stream()
                .filter(other -> !other.equals(code))
                .filter(other -> other.matches().covers(octets.get(0), octets.get(1), octets.get(2), octets.get(3)))
                .flatMap(other -> other.band().stream())
                .findFirst();
    }

    /** What operators publish, written down here by hand: the catalogue must agree with it, not only with itself. */
    @ParameterizedTest(name = "{0} {1} {2} -> {3}")
    @CsvSource({
        "spamhaus-zen, ipv4, 127.0.0.2, listed SBL",
        "spamhaus-zen, ipv4, 127.0.0.3, listed CSS",
        "spamhaus-zen, ipv4, 127.0.0.4, listed XBL",
        "spamhaus-zen, ipv4, 127.0.0.9, listed DROP",
        "spamhaus-zen, ipv4, 127.0.0.10, listed PBL (kept by the provider)",
        "spamhaus-zen, ipv4, 127.0.0.11, listed PBL (kept by Spamhaus)",
        "spamhaus-zen, ipv4, 127.0.0.10 127.0.0.2, 'listed SBL, PBL (kept by the provider)'",
        "spamhaus-zen, ipv4, 127.255.255.254, open_resolver",
        "spamhaus-dbl, domain, 127.0.1.2, listed spam domain",
        "spamhaus-zrd, domain, 127.0.2.6, scored 6 neutral",
        "surbl-multi, domain, 127.0.0.80, 'listed MW, malware, ABUSE, spam'",
        "uribl-multi, domain, 127.0.0.14, 'listed black, grey, red'",
        "uribl-multi, domain, 127.0.0.16, undocumented_code",
        "uribl-multi, domain, 127.0.0.18, listed black",
        "validity-rpbl, ipv4, 127.0.0.32, undocumented_code",
        "validity-rpbl, ipv4, 127.0.0.34, undocumented_code",
        "mailspike-bl, ipv4, 127.0.0.13, not_listed",
        "mailspike-bl, ipv4, 127.0.0.13 127.0.0.15, undocumented_code",
        "mailspike-bl, ipv4, 127.0.0.10 127.0.0.15, 'listed L5, worst reputation'",
        "hostkarma, ipv4, 127.0.0.1, scored 1 good",
        "hostkarma, ipv4, 127.0.0.2, listed black",
        "hostkarma, ipv4, 127.0.0.3, not_listed",
        "hostkarma, ipv4, 127.0.0.4, 'listed brown, probably bad'",
        "hostkarma, ipv4, 127.0.0.5, scored 5 neutral",
        "dnswl, ipv4, 127.0.5.2, scored 2 good",
        "dnswl, ipv4, 127.0.5.0, scored 0 neutral",
        "dnswl, ipv4, 127.0.10.3, over_quota",
        "dnswl-dwl, domain, 127.0.10.1, over_quota",
        "dnswl-dwl, domain, 127.0.5.2, scored 2 good",
    })
    void meansWhatItsOperatorPublishes(String id, String kind, String answers, String meaning) {
        DnsblList list = Catalogue.shipped().find(new SourceId(id)).orElseThrow();
        TargetKind asked = TargetKind.valueOf(kind.toUpperCase(Locale.ROOT));

        String found = decode(list, asked, answers.split(" ", -1))
                .match(
                        listed -> "listed "
                                + listed.listing().codes().stream()
                                        .map(ListedCode::name)
                                        .collect(Collectors.joining(", ")),
                        clean -> "not_listed",
                        scored -> "scored " + (int) scored.score().value() + " "
                                + scored.score().band().name().toLowerCase(Locale.ROOT),
                        graded -> graded.grade().label(),
                        unknown -> unknown.cause().label());

        assertThat(found).isEqualTo(meaning);
    }

    static Stream<Arguments> errors() {
        return meant().flatMap(list -> list.errors().entrySet().stream()
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
        return new Decoder(ActiveList.of(list, key)).decode(answer, kind, AbsenceProof.unproven(), Instant.EPOCH);
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
