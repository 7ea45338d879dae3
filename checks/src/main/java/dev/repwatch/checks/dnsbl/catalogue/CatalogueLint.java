package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules over entries that read well one by one and may still mislead: what {@code repwatch lists lint} says. The spelling of
 * single entries is the reader's business.
 */
public final class CatalogueLint {

    private CatalogueLint() {}

    /** Everything that is wrong, by list, in the order of the catalogue; empty when nothing is. */
    public static List<LintFinding> of(Catalogue catalogue) {
        ZoneRules zones = new ZoneRules(catalogue);
        return catalogue.all().stream()
                .flatMap(list -> Stream.of(
                                zones.check(list),
                                CodeRules.check(list),
                                AdviceRules.check(list),
                                SwitchRules.check(list, catalogue))
                        .flatMap(found -> found)
                        .map(what -> new LintFinding(list.id(), what)))
                .toList();
    }

    /** Only what concerns these lists, such as those of a configuration. */
    public static List<LintFinding> of(Catalogue catalogue, List<DnsblList> lists) {
        return of(catalogue).stream()
                .filter(finding -> lists.stream().anyMatch(list -> list.id().equals(finding.list())))
                .toList();
    }
}
