package dev.repwatch.monitor.preflight.gather;

import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.KeyNeed;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The lists for one thorough look: those that are configured, and those that are off by default and need no key. A part of a
 * list that is asked anyway is left out: asking both only spends the operator's quota.
 */
public final class EveryList {

    private EveryList() {}

    /** @param configured with their keys */
    public static List<ActiveList> of(Catalogue catalogue, List<ActiveList> configured) {
        List<ActiveList> lists = new ArrayList<>(configured);
        Set<SourceId> known = configured.stream().map(ActiveList::id).collect(Collectors.toSet());
        catalogue.alive().stream()
                .filter(list -> !known.contains(list.id()))
                .filter(list -> list.key() == KeyNeed.NONE)
                .filter(list -> list.parent().isEmpty())
                .filter(EveryList::takesAddresses)
                .map(list -> ActiveList.of(list, Optional.empty()))
                .forEach(lists::add);
        return lists;
    }

    private static boolean takesAddresses(DnsblList list) {
        return list.kinds().contains(TargetKind.IPV4) || list.kinds().contains(TargetKind.IPV6);
    }
}
