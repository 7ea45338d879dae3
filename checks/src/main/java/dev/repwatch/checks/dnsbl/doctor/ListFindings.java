package dev.repwatch.checks.dnsbl.doctor;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.PathHealth;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the controls of all lists say of one resolver: one finding for one cause, however many lists show it. */
final class ListFindings {

    private static final int SHOWN = 3;
    private static final Set<Cause> REFUSALS =
            Set.of(Cause.REFUSED, Cause.OPEN_RESOLVER, Cause.OVER_QUOTA, Cause.BAD_CREDENTIALS, Cause.NOT_REGISTERED);

    private final Map<SourceId, PathHealth> paths = new LinkedHashMap<>();
    private final Set<SourceId> wellElsewhere;

    ListFindings(String resolver, List<SourceHealth> healths) {
        wellElsewhere = healths.stream()
                .filter(SourceHealth::well)
                .map(SourceHealth::source)
                .collect(Collectors.toSet());
        healths.forEach(health -> health.paths().stream()
                .filter(path -> path.resolver().equals(resolver))
                .forEach(path -> paths.put(health.source(), path)));
    }

    /** The lists that are believed through it. */
    List<SourceId> well() {
        return paths.entrySet().stream()
                .filter(entry -> entry.getValue().well())
                .map(Map.Entry::getKey)
                .toList();
    }

    void into(Examination examination) {
        Map<ResolverFault, List<SourceId>> faults = new EnumMap<>(ResolverFault.class);
        paths.forEach((list, path) -> path.trouble()
                .ifPresent(cause -> faults.computeIfAbsent(fault(cause, list), none -> new ArrayList<>())
                        .add(list)));
        faults.forEach((fault, lists) -> {
            if (examination.finding(fault).isEmpty()) {
                examination.found(fault, seen(lists));
            }
        });
        ipv6(examination);
    }

    private void ipv6(Examination examination) {
        List<SourceId> without = paths.entrySet().stream()
                .filter(entry -> entry.getValue().well())
                .filter(entry -> entry.getValue().unbelieved().contains(TargetKind.IPV6))
                .map(Map.Entry::getKey)
                .toList();
        if (!without.isEmpty()) {
            examination.found(ResolverFault.NO_IPV6_LISTS, "no IPv6 test point came back from " + names(without));
        }
    }

    private String seen(List<SourceId> lists) {
        String first = lists.stream()
                .limit(SHOWN)
                .map(list -> list + ": "
                        + Optional.ofNullable(paths.get(list))
                                .map(PathHealth::detail)
                                .orElse(""))
                .collect(Collectors.joining("; "));
        return lists.size() > SHOWN ? first + "; and " + (lists.size() - SHOWN) + " more lists" : first;
    }

    static String names(List<SourceId> lists) {
        String first = lists.stream().limit(SHOWN).map(SourceId::toString).collect(Collectors.joining(", "));
        return lists.size() > SHOWN ? first + " and " + (lists.size() - SHOWN) + " more" : first;
    }

    private ResolverFault fault(Cause cause, SourceId list) {
        if (cause == Cause.BAD_RESOLVER) {
            return ResolverFault.REWRITES_NXDOMAIN;
        }
        if (cause == Cause.STRIPS_LOOPBACK) {
            return ResolverFault.STRIPS_LOOPBACK;
        }
        boolean elsewhere = wellElsewhere.contains(list);
        if (REFUSALS.contains(cause) || (elsewhere && cause == Cause.TEST_POINT_MISSING)) {
            return ResolverFault.REFUSED_BY_LISTS;
        }
        return elsewhere ? ResolverFault.LEFT_OUT : ResolverFault.LISTS_NOT_BELIEVED;
    }
}
