package dev.repwatch.monitor.posture;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.ask.AnswerCache;
import dev.repwatch.checks.posture.ask.AskLimits;
import dev.repwatch.checks.posture.ask.Asker;
import dev.repwatch.checks.posture.ask.Elsewhere;
import dev.repwatch.checks.posture.survey.Sender;
import dev.repwatch.checks.probe.Probe;
import dev.repwatch.checks.probe.ProbeSink;
import dev.repwatch.checks.probe.ProbeTarget;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Looks at the records of every sender, by one configuration. One cache serves a round: the same question is asked once. */
public final class PostureProbe implements Probe {

    private static final int AT_ONCE = 64;
    private static final Duration SHORTEST_TTL = Duration.ofSeconds(30);
    private static final List<PostureCheck> CHECKS = List.of(
            PostureCheck.PTR,
            PostureCheck.HELO,
            PostureCheck.SPF,
            PostureCheck.SPF_IP,
            PostureCheck.DKIM,
            PostureCheck.DMARC,
            PostureCheck.MX,
            PostureCheck.MTA_STS,
            PostureCheck.TLS_RPT,
            PostureCheck.DANE,
            PostureCheck.BIMI,
            PostureCheck.NS,
            PostureCheck.REGISTRATION);

    private final PostureWatch watch;
    private final PostureScope scope;
    private final DnsClient dns;
    private volatile boolean closed;

    PostureProbe(PostureWatch watch, PostureScope scope, DnsClient dns) {
        this.watch = watch;
        this.scope = scope;
        this.dns = dns;
    }

    @Override
    public List<PostureSource> sources() {
        return CHECKS.stream()
                .map(check -> new PostureSource(check, scope.every()))
                .toList();
    }

    @Override
    public boolean run(List<ProbeTarget> targets, ProbeSink sink) {
        if (scope.every().compareTo(SHORTEST_TTL) < 0) {
            // who looks more often than an answer can change wants to see each answer, as in a demonstration
            watch.cache().forget();
            watch.outside().pages().forget();
        } else {
            watch.cache().forgetFailures();
        }
        boolean finished = look(targets.stream().map(ProbeTarget::target).toList(), sink);
        watch.book().write();
        again(targets, sink);
        return finished;
    }

    private boolean look(List<Target> targets, ProbeSink sink) {
        Asker asker = new Asker(dns, watch.cache(), AskLimits.DEFAULT, watch.nanos());
        PostureLook look = scope.look(asker, watch);
        List<IpTarget> addresses = targets.stream()
                .filter(IpTarget.class::isInstance)
                .map(IpTarget.class::cast)
                .toList();
        for (int from = 0; from < addresses.size(); from += AT_ONCE) {
            if (ended()) {
                return false;
            }
            List<CompletableFuture<PostureLook.Seen>> asked =
                    addresses.subList(from, Math.min(addresses.size(), from + AT_ONCE)).stream()
                            .map(look::address)
                            .toList();
            for (CompletableFuture<PostureLook.Seen> each : asked) {
                PostureLook.Seen seen = each.join();
                hear(look, seen, seen.testimony().path()).forEach(sink::observed);
            }
        }
        for (Target target : targets) {
            if (target instanceof DomainTarget domain) {
                if (ended()) {
                    return false;
                }
                PostureLook.Seen seen = look.domain(domain, this::known);
                hear(look, seen, seen.testimony().path()).forEach(sink::observed);
            }
        }
        return true;
    }

    private boolean ended() {
        return closed || Thread.currentThread().isInterrupted();
    }

    /** Looks again where a change was seen once, by another resolver where there is one. */
    @Override
    public void again(List<ProbeTarget> targets, ProbeSink sink) {
        Set<Target> claimed = watch.book().claimed(watch.clock().instant());
        for (ProbeTarget each : targets) {
            if (claimed.contains(each.target()) && !ended()) {
                elsewhere(each.target(), "").forEach(sink::observed);
            }
        }
        watch.book().write();
    }

    @Override
    public boolean leftOpen() {
        return !watch.book().claimed(watch.clock().instant()).isEmpty();
    }

    @Override
    public CompletableFuture<Observation> confirm(ProbeTarget target, SourceId source, String firstPath) {
        return CompletableFuture.supplyAsync(() -> {
            List<Observation> observations = elsewhere(target.target(), firstPath);
            watch.book().write();
            return observations.stream()
                    .filter(observation -> observation.source().equals(source))
                    .findFirst()
                    .orElseThrow();
        });
    }

    /** @param firstPath of the look that this one has to be independent of; empty when the cache knows it */
    private List<Observation> elsewhere(Target target, String firstPath) {
        Elsewhere others = new Elsewhere(dns, watch.cache());
        Asker asker = new Asker(others, new AnswerCache(watch.clock()), AskLimits.DEFAULT, watch.nanos());
        PostureLook look = scope.lookAnew(asker, watch);
        PostureLook.Seen seen = target instanceof IpTarget ip
                ? look.address(ip).join()
                : look.domain((DomainTarget) target, this::known);
        String path = seen.testimony().path();
        if (others.repeated()) {
            return hear(look, seen, firstPath.isEmpty() ? path : firstPath);
        }
        return hear(look, seen, path + " again");
    }

    private List<PostureFinding> known(Sender sender) {
        return watch.book().of(new IpTarget(sender.address(), sender.ip())).stream()
                .flatMap(TargetPosture::findings)
                .toList();
    }

    private List<Observation> hear(PostureLook look, PostureLook.Seen seen, String path) {
        TargetPosture posture = seen.posture();
        PostureBook.Look circumstances = new PostureBook.Look(
                path, seen.testimony().authoritative(), seen.testimony().absence(), posture.at());
        watch.take(posture, circumstances, look::zone);
        List<Observation> observations = new ArrayList<>();
        for (PostureSource source : sources()) {
            if (source.covers(posture.target())) {
                observations.add(observation(source, seen, path));
            }
        }
        return observations;
    }

    private static Observation observation(PostureSource source, PostureLook.Seen seen, String path) {
        TargetPosture posture = seen.posture();
        return posture.of(source.check())
                .map(summary -> new Observation(
                        posture.target(),
                        source.id(),
                        Verdicts.finding(summary, source),
                        summary.worst().seen().stream()
                                .limit(4)
                                .map(it -> it.name() + " " + it.type() + " " + it.value())
                                .toList(),
                        Ttl.of(summary.worst(), seen.testimony().absence()),
                        path,
                        posture.at(),
                        seen.testimony().authoritative(),
                        Origin.ASKED))
                .orElseGet(() -> new Observation(
                        posture.target(),
                        source.id(),
                        Verdicts.nothingWrong(source),
                        List.of(),
                        Duration.ZERO,
                        path,
                        posture.at(),
                        false,
                        Origin.SKIPPED));
    }

    @Override
    public void close() {
        closed = true;
    }
}
