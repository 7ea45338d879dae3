package dev.repwatch.monitor.warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What listings of the address say about the next day, at every provider alike. */
final class ListingSignals {

    /** Of the limit that stays when a tier-1 list names the address. */
    static final double KEPT = 0.5;

    private static final double REFUSALS_THAT_FOLLOW = 0.05;

    private ListingSignals() {}

    /**
     * @param before what listed the address on the day before: without mail, a listing that lasts only holds
     * @param mail of this provider on this day
     */
    static List<Signal> of(Set<String> listed, Set<String> before, Mail mail) {
        List<Signal> found = new ArrayList<>();
        List<String> middle = new ArrayList<>();
        for (String id : new TreeSet<>(listed)) {
            switch (ListWeight.of(id)) {
                case SBL -> found.add(Signal.stop(Reason.named("list.tier1", id, "stop while on the SBL")));
                case HEAVY -> found.add(heavy(id, before.contains(id), mail));
                case MIDDLE -> middle.add(id);
                case LIGHT -> found.add(Signal.note(Reason.named("list.minor", id, "named, changes nothing")));
                case UNKNOWN -> found.add(Signal.note(Reason.named("list.unknown", id, "not in the catalogue")));
            }
        }
        found.addAll(middle(middle, before, mail));
        return found;
    }

    private static Signal heavy(String id, boolean known, Mail mail) {
        if (mail.share(mail.refused()) > REFUSALS_THAT_FOLLOW) {
            return Signal.stop(Reason.named("list.tier1", id, "stop when more than 5 % is refused while listed"));
        }
        return known && mail.sent() == 0
                ? Signal.hold(Reason.named("list.tier1", id, "hold while a tier-1 list names the address"))
                : Signal.stepBack(Reason.named("list.tier1", id, "half the limit while a tier-1 list names it"), KEPT);
    }

    private static List<Signal> middle(List<String> ids, Set<String> before, Mail mail) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Reason reason = Reason.named("list.tier2", String.join(" ", ids), "hold at one tier-2 list, step back at two");
        boolean counts = mail.sent() > 0 || ids.stream().anyMatch(id -> !before.contains(id));
        return List.of(ids.size() > 1 && counts ? Signal.stepBack(reason, 0.85) : Signal.hold(reason));
    }

    /** Those of them that lead back: tier 1 and tier 2. */
    static Set<String> weighty(Set<String> listed) {
        return listed.stream()
                .filter(id -> Set.of(ListWeight.SBL, ListWeight.HEAVY, ListWeight.MIDDLE)
                        .contains(ListWeight.of(id)))
                .collect(Collectors.toSet());
    }

    /** Whether mail must wait: the address is on a list on which large receivers refuse it. */
    static boolean heavily(Set<String> listed) {
        return listed.stream()
                .map(ListWeight::of)
                .anyMatch(weight -> weight == ListWeight.SBL || weight == ListWeight.HEAVY);
    }
}
