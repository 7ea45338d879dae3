package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.CodeMatch;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.ReturnCode;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import java.util.stream.Stream;

/** Answers that would be told wrongly. */
final class CodeRules {

    private CodeRules() {}

    static Stream<String> check(DnsblList list) {
        if (!list.meaningful()) {
            return Stream.empty();
        }
        Stream<String> none =
                list.codes().isEmpty() ? Stream.of("has no codes, so no answer means anything") : Stream.empty();
        Stream<String> codes = list.codes().stream().flatMap(code -> check(list, code));
        Stream<String> texts = list.details().errorTexts().keySet().stream()
                .filter(address -> !list.errors().containsKey(address))
                .map(address -> "explains " + address + ", which is not among its errors");
        return Stream.of(none, codes, texts).flatMap(found -> found);
    }

    private static Stream<String> check(DnsblList list, ReturnCode code) {
        String text = code.matches().text();
        Stream<String> refused = code.matches() instanceof CodeMatch.Range range
                        && range.low() == range.high()
                        && list.errors().containsKey(text)
                ? Stream.of("says both that " + text + " is an error and that it means \"" + code.name() + "\"")
                : Stream.empty();
        Stream<String> scale = code.polarity() == Polarity.SCORE
                        && (list.details().score().isEmpty() || code.band().isEmpty())
                ? Stream.of("the value in " + text + " cannot be told: it needs score and band")
                : Stream.empty();
        Stream<String> blank = code.name().isBlank() || code.category().isBlank()
                ? Stream.of("the code " + text + " has no name or no category")
                : Stream.empty();
        return Stream.of(refused, scale, blank).flatMap(found -> found);
    }
}
