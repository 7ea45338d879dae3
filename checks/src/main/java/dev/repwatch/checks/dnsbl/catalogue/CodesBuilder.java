package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.CodeMatch;
import dev.repwatch.checks.dnsbl.ReturnCode;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.TargetKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The answers of a list and what they mean. */
final class CodesBuilder {

    private final Problems problems;
    private final Scope defaultScope;

    CodesBuilder(Problems problems, Set<TargetKind> kinds) {
        this.problems = problems;
        this.defaultScope = kinds.equals(Set.of(TargetKind.DOMAIN)) ? Scope.DOMAIN : Scope.IP;
    }

    /** Codes with the same key replace those before; others are added. */
    List<ReturnCode> codes(Optional<Map<String, EntryToml.Code>> written, List<ReturnCode> before) {
        Map<String, ReturnCode> codes = new LinkedHashMap<>();
        before.forEach(code -> codes.put(code.matches().text(), code));
        written.ifPresent(all -> all.forEach((key, code) -> code(key, code, codes)));
        List<ReturnCode> result = List.copyOf(codes.values());
        contradictions(result);
        return result;
    }

    private void code(String key, EntryToml.Code code, Map<String, ReturnCode> codes) {
        Optional<CodeMatch> match = CodeText.parse(key);
        if (match.isEmpty()) {
            problems.add(List.of("codes", key), "\"" + key + "\" is no answer; expected " + CodeText.EXPECTED);
            return;
        }
        CodeMatch matches = match.orElseThrow();
        Optional<ReturnCode> before = Optional.ofNullable(codes.get(matches.text()));
        codes.put(
                matches.text(),
                new ReturnCode(
                        matches,
                        code.name().or(() -> before.map(ReturnCode::name)).orElse("listed"),
                        code.category()
                                .or(() -> before.map(ReturnCode::category))
                                .orElse("spam"),
                        code.polarity()
                                .or(() -> before.map(ReturnCode::polarity))
                                .orElse(Polarity.LISTED),
                        code.severity()
                                .or(() -> before.map(ReturnCode::severity))
                                .orElse(Severity.MINOR),
                        code.scope().or(() -> before.map(ReturnCode::scope)).orElse(defaultScope),
                        code.scope6().or(() -> before.flatMap(ReturnCode::scope6)),
                        code.band().or(() -> before.flatMap(ReturnCode::band))));
    }

    /** Errors with the same address replace those before; a range stands for each of its addresses. */
    Map<String, Cause> errors(Optional<Map<String, Cause>> written, Map<String, Cause> before) {
        Map<String, Cause> errors = new HashMap<>(before);
        written.ifPresent(all -> all.forEach((key, cause) -> {
            List<String> addresses = CodeSet.addresses(key);
            if (addresses.isEmpty()) {
                problems.add(
                        List.of("errors", key),
                        "\"" + key + "\" is no answer; expected " + CodeText.EXPECTED + ", of at most 256 addresses");
            }
            addresses.forEach(address -> errors.put(address, cause));
        }));
        return errors;
    }

    /** Bits are meant to meet in one answer, and octet patterns of one polarity too; anything else must not. */
    private void contradictions(List<ReturnCode> codes) {
        List<ReturnCode> seen = new ArrayList<>();
        for (ReturnCode code : codes) {
            seen.stream()
                    .filter(other -> CodeSet.contradict(code, other))
                    .findFirst()
                    .ifPresent(other -> problems.add(
                            List.of("codes", code.matches().text()),
                            "contradicts \"" + other.matches().text() + "\": one answer would mean both"));
            seen.add(code);
        }
    }
}
