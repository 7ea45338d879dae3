package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.probe.ProbeTarget;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a changed configuration brings that nobody has been asked about; everything else keeps its turn.
 *
 * @param pairs for the lists
 * @param targets for the checks of our own
 */
record WhatIsNew(Map<SourceId, List<Target>> pairs, List<ProbeTarget> targets) {

    static WhatIsNew between(ActiveProbes before, ActiveProbes now) {
        boolean otherwise =
                !before.settings().file().dns().equals(now.settings().file().dns());
        Set<ActiveList> lists = new HashSet<>(before.check().lists());
        Set<Target> known = new HashSet<>();
        before.targets().forEach(it -> known.add(it.target()));
        Map<SourceId, List<Target>> pairs = new LinkedHashMap<>();
        for (ActiveList list : now.check().lists()) {
            // who asks in another way wants to know what could not be found out before
            boolean all = otherwise || !lists.contains(list);
            List<Target> unknown = now.targets().stream()
                    .map(ProbeTarget::target)
                    .filter(target -> list.list().kinds().contains(target.kind()))
                    .filter(target -> all || !known.contains(target))
                    .filter(target -> !now.check().knows(list.id(), target))
                    .toList();
            if (!unknown.isEmpty()) {
                pairs.put(list.id(), unknown);
            }
        }
        Set<ProbeTarget> seen = new HashSet<>(before.targets());
        return new WhatIsNew(
                pairs,
                otherwise
                        ? now.targets()
                        : now.targets().stream()
                                .filter(target -> !seen.contains(target))
                                .toList());
    }
}
