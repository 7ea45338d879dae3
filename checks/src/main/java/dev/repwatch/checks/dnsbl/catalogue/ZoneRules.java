package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.SourceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One zone, one entry: a zone asked twice counts twice and spends the budget twice. */
final class ZoneRules {

    private final Map<String, List<SourceId>> owners = new LinkedHashMap<>();

    ZoneRules(Catalogue catalogue) {
        catalogue
                .all()
                .forEach(list -> names(list)
                        .forEach(zone -> owners.merge(
                                zone,
                                List.of(list.id()),
                                (some, more) -> Stream.concat(some.stream(), more.stream())
                                        .toList())));
    }

    Stream<String> check(DnsblList list) {
        return names(list)
                .filter(zone -> owners.getOrDefault(zone, List.of()).size() > 1)
                .map(zone -> "the zone \"" + zone + "\" is in more than one entry: " + owners.get(zone));
    }

    private static Stream<String> names(DnsblList list) {
        return Stream.concat(Stream.of(list.zone()), list.details().aliases().stream());
    }
}
