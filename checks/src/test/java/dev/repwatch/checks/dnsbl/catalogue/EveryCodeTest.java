package dev.repwatch.checks.dnsbl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.CodeMatch;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.ReturnCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code of every entry, by an answer that carries it. */
class EveryCodeTest {

    static Stream<Arguments> codes() {
        return Catalogue.shipped().alive().stream()
                .flatMap(list -> list.codes().stream()
                        .flatMap(code ->
                                answers(code.matches()).map(answer -> Arguments.of(list.id(), answer, list, code))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("codes")
    void isMetByItsAnswer(Object id, String answer, DnsblList list, ReturnCode code) {
        List<Integer> octets =
                Stream.of(answer.split("\\.", -1)).map(Integer::valueOf).toList();

        assertThat(list.codes().stream()
                        .filter(it -> it.matches().covers(octets.get(0), octets.get(1), octets.get(2), octets.get(3))))
                .contains(code)
                .allMatch(it -> it.polarity() == code.polarity());
    }

    static Stream<String> answers(CodeMatch match) {
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
