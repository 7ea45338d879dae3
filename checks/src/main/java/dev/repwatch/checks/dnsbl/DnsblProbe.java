package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.probe.Probe;
import dev.repwatch.checks.probe.ProbeSink;
import dev.repwatch.checks.probe.ProbeTarget;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** All DNS lists as one probe: one sweep asks them together, as fast as their operators allow. */
public final class DnsblProbe implements Probe {

    private final DnsblCheck check;

    public DnsblProbe(DnsblCheck check) {
        this.check = check;
    }

    @Override
    public List<DnsblList> sources() {
        return check.lists().stream().map(ActiveList::list).toList();
    }

    @Override
    public boolean run(List<ProbeTarget> targets, ProbeSink sink) {
        return check.sweep(targets.stream().map(ProbeTarget::target).toList(), sink::health, sink::observed);
    }

    @Override
    public CompletableFuture<Observation> confirm(ProbeTarget target, SourceId source, String firstPath) {
        return check.confirm(target.target(), source, firstPath);
    }

    @Override
    public void close() {
        check.stop();
    }
}
