package dev.repwatch.bench.clients;

import dev.repwatch.bench.servers.Lines;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.engine.EngineCounts;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblCheck;
import dev.repwatch.checks.dnsbl.Manners;
import dev.repwatch.checks.dnsbl.Spread;
import dev.repwatch.checks.dnsbl.budget.OperatorPace;
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
    public record Task(String config, Asked asked) {}

    private final Asked asked;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private final Midway midway = new Midway();
    private final Heard heard;

    private SweepProcess(Asked asked) {
        this.asked = asked;
        this.heard = new Heard(asked.field());
        for (int target = 0; target < asked.field().targets(); target++) {
            String text = asked.field().address(target);
            targets.add(new IpTarget(new IPAddressString(text).getAddress().toInetAddress(), text));
        }
        for (int list = 0; list < asked.field().lists(); list++) {
            numbers.put(asked.field().listId(list), list);
        }
    }

    public static void main(Task task) throws IOException {
        Settings settings = ProductionProcess.settings(Path.of(task.config()));
        List<ActiveList> lists = settings.lists();
        OperatorPace pace = new OperatorPace(System::nanoTime, new SecureRandom(), 1, Set.of());
        Manners manners = new Manners(pace, false, Duration.ofSeconds(1), Duration.ofSeconds(1), Spread.NONE);
        SweepProcess process = new SweepProcess(task.asked());
        try (DnsEngine dns = new DnsEngine(settings.file().dns().settings(), new SecureRandom(), System::nanoTime)) {
            DnsblCheck check = new DnsblCheck(dns, lists, InstantSource.system(), new SecureRandom(), manners);
            Lines.serve(word -> word.equals(Lines.BUSY_HEAP) ? process.busy(check) : process.round(check, dns));
        }
    }

    private Round round(DnsblCheck check, DnsEngine dns) {
        EngineCounts before = dns.counts();
        Stopwatch watch = new Stopwatch();
        return watch.round(play(check)).with(PortProcess.between(before, dns.counts()));
    }

    private long busy(DnsblCheck check) {
        midway.after(asked.field().pairs() / 2);
        play(check);
        return midway.heap();
    }

    private Tally play(DnsblCheck check) {
        heard.begin();
        if (!check.sweep(targets, health -> {}, this::heard)) {
            throw new IllegalStateException("the sweep ended early");
        }
        return heard.tally(asked.field().pairs());
    }

    private void heard(Observation seen) {
        midway.count();
        if (seen.finding() instanceof Finding.Unknown unknown) {
            heard.unknown(unknown.cause());
            return;
        }
        heard.verdict(
                asked.field().target(seen.target()),
                numbers.getOrDefault(seen.source().value(), -1),
                seen.finding() instanceof Finding.Listed);
    }
}
