package dev.repwatch.bench.clients;

import dev.repwatch.bench.servers.ChildProtocol;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.engine.EngineCounts;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblCheck;
import dev.repwatch.checks.dnsbl.QueryPolicy;
import dev.repwatch.checks.dnsbl.Rounds;
import dev.repwatch.checks.dnsbl.SpreadWindow;
import dev.repwatch.checks.dnsbl.budget.OperatorRateLimit;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Settings;
import inet.ipaddr.IPAddressString;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sweep without what is remembered of it: catalogue entries, controls, pace, engine and decoding; findings are counted and
 * dropped.
 */
public final class SweepProcess {

    /**
     * @param config a daemon's file that names the lists
     * @param asked whom it asks about
     */
    public record Task(String config, QuerySource asked) {}

    private final QuerySource querySource;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private final HeapSample heapSample = new HeapSample();
    private final RoundVerdicts roundVerdicts;

    private SweepProcess(QuerySource querySource) {
        this.querySource = querySource;
        this.roundVerdicts = new RoundVerdicts(querySource.field());
        for (int target = 0; target < querySource.field().targets(); target++) {
            String text = querySource.field().address(target);
            targets.add(new IpTarget(new IPAddressString(text).getAddress().toInetAddress(), text));
        }
        for (int list = 0; list < querySource.field().lists(); list++) {
            numbers.put(querySource.field().listId(list), list);
        }
    }

    public static void main(Task task) throws IOException {
        Settings settings = ProductionProcess.settings(Path.of(task.config()));
        List<ActiveList> lists = settings.lists();
        OperatorRateLimit pace = new OperatorRateLimit(System::nanoTime, new SecureRandom(), 1, Set.of());
        QueryPolicy queryPolicy = new QueryPolicy(
                pace, false, Duration.ofSeconds(1), Duration.ofSeconds(1), SpreadWindow.NONE, Rounds.NONE);
        SweepProcess process = new SweepProcess(task.asked());
        try (DnsEngine dns = new DnsEngine(settings.file().dns().settings(), new SecureRandom(), System::nanoTime)) {
            DnsblCheck check = new DnsblCheck(dns, lists, InstantSource.system(), new SecureRandom(), queryPolicy);
            ChildProtocol.serve(
                    word -> word.equals(ChildProtocol.BUSY_HEAP) ? process.busy(check) : process.round(check, dns));
        }
    }

    private Round round(DnsblCheck check, DnsEngine dns) {
        EngineCounts before = dns.counts();
        Stopwatch watch = new Stopwatch();
        return watch.round(play(check)).with(PortProcess.between(before, dns.counts()));
    }

    private long busy(DnsblCheck check) {
        heapSample.after(querySource.field().pairs() / 2);
        play(check);
        return heapSample.heap();
    }

    private Tally play(DnsblCheck check) {
        roundVerdicts.begin();
        if (!check.sweep(targets, health -> {}, this::heard)) {
            throw new IllegalStateException("the sweep ended early");
        }
        return roundVerdicts.tally(querySource.field().pairs());
    }

    private void heard(Observation seen) {
        heapSample.count();
        if (seen.finding() instanceof Finding.Unknown unknown) {
            roundVerdicts.unknown(unknown.cause());
            return;
        }
        roundVerdicts.verdict(
                querySource.field().target(seen.target()),
                numbers.getOrDefault(seen.source().value(), -1),
                seen.finding() instanceof Finding.Listed);
    }
}
