package dev.repwatch.monitor.traffic.check;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.probe.Probe;
import dev.repwatch.checks.probe.ProbeContext;
import dev.repwatch.checks.probe.ProbeSink;
import dev.repwatch.checks.probe.ProbeTarget;
import dev.repwatch.checks.probe.ProbeType;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.traffic.MailTraffic;
import dev.repwatch.monitor.traffic.TrafficView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Blocks of vendors and receivers without a DNS zone, as refusals show them. */
final class VendorProbe implements Probe {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final String PREFIX = "vendor:";

    private final MailTraffic traffic;
    private final ProbeContext context;
    private final List<DnsblList> lists;

    private VendorProbe(MailTraffic traffic, ProbeContext context, List<DnsblList> lists) {
        this.traffic = traffic;
        this.context = context;
        this.lists = lists;
    }

    static ProbeType type(MailTraffic traffic) {
        return new ProbeType(
                "maillog-vendors",
                VendorProbe.class,
                EVERY,
                context -> new VendorProbe(traffic, context, VendorLists.all()));
    }

    @Override
    public List<DnsblList> sources() {
        return lists;
    }

    @Override
    public boolean run(List<ProbeTarget> targets, ProbeSink sink) {
        for (ProbeTarget target : targets) {
            for (DnsblList list : lists) {
                if (list.covers(target.target())) {
                    finding(target.target(), list)
                            .ifPresent(finding -> sink.observed(observed(target.target(), list.id(), finding)));
                }
            }
        }
        return true;
    }

    /** Empty when no refusal ever named it: nothing is known then. An end of refusals is believed only while the logs tell. */
    private Optional<Finding> finding(Target target, DnsblList list) {
        Optional<Boolean> blocked =
                traffic.blocked(target.text(), PREFIX + list.id().value());
        return blocked.filter(is -> is || traffic.fresh())
                .map(is -> is ? new Finding.Listed(listing(target, list)) : new Finding.NotListed());
    }

    private Listing listing(Target target, DnsblList list) {
        var code = list.codes().get(0);
        return new Listing(
                List.of(new ListedCode("refused", code.name(), code.category(), code.severity(), Scope.IP)),
                traffic.view().cost(target.text(), PREFIX + list.id().value()).map(TrafficView.Cost::sample));
    }

    @Override
    public CompletableFuture<Observation> confirm(ProbeTarget target, SourceId source, String firstPath) {
        Finding finding = lists.stream()
                .filter(list -> list.id().equals(source))
                .findFirst()
                .flatMap(list -> finding(target.target(), list))
                .orElseGet(() -> new Finding.Unknown(Cause.NO_DATA, "the mail log does not tell"));
        return CompletableFuture.completedFuture(observed(target.target(), source, finding));
    }

    private Observation observed(Target target, SourceId source, Finding finding) {
        return new Observation(
                target,
                source,
                finding,
                List.of(),
                Duration.ZERO,
                "mail log",
                context.clock().instant(),
                true,
                Origin.ASKED);
    }
}
