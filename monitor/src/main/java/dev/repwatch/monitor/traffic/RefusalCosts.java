package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.RefusalCost;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What listings cost, from the refusals that name them. */
public final class RefusalCosts {

    /** Fewer attempts without a refusal tell nothing. */
    private static final long ENOUGH_FOR_NONE = 20;

    private final MailTraffic traffic;
    private final Function<SourceId, Optional<DnsblList>> lists;

    /** @param lists the catalogue, for lists that are parts of others */
    public RefusalCosts(MailTraffic traffic, Function<SourceId, Optional<DnsblList>> lists) {
        this.traffic = traffic;
        this.lists = lists;
    }

    /**
     * Empty when the logs say nothing about the target, or are quiet: that nobody refuses is only believed of a log that tells.
     *
     * @param target its canonical text
     */
    public Optional<RefusalCost> of(String target, DnsblList list) {
        TrafficView view = traffic.view();
        long attempts = view.attempts(target);
        return refused(view, target, list)
                .or(() -> attempts >= ENOUGH_FOR_NONE && traffic.fresh()
                        ? Optional.of(new RefusalCost(0, attempts, List.of(), ""))
                        : Optional.empty());
    }

    /** What was refused because of the list; empty when nothing was. */
    public Optional<RefusalCost> refused(TrafficView view, String target, DnsblList list) {
        return view.cost(target, named -> speaksOf(named, list))
                .map(cost -> new RefusalCost(cost.refused(), cost.sent(), cost.receivers(), cost.sample()));
    }

    /** Receivers ask a list or the one that contains it, and name the one they asked. */
    private boolean speaksOf(String named, DnsblList list) {
        String id = list.id().value();
        if (named.startsWith(NamedRefusal.VENDOR)) {
            return named.equals(NamedRefusal.VENDOR + id);
        }
        if (named.startsWith("?")) {
            return false;
        }
        SourceId other = new SourceId(named);
        return named.equals(id)
                || list.parent().filter(other::equals).isPresent()
                || lists.apply(other)
                        .flatMap(DnsblList::parent)
                        .filter(list.id()::equals)
                        .isPresent();
    }
}
