package dev.repwatch.monitor.traffic.check;

import dev.repwatch.checks.probe.ProbeContext;
import dev.repwatch.checks.probe.ProbeSink;
import dev.repwatch.checks.probe.ProbeTarget;
import dev.repwatch.checks.probe.TargetProbe;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Grade;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One question about what the logs of a day say of an address. Where they say nothing about it, it says nothing: silence is neither
 * good nor bad. The counts are our own, so looking again is independent at once.
 */
public final class MailCheck implements TargetProbe {

    private final Source source;
    private final String wanted;
    private final Judgement judgement;
    private final ProbeContext context;

    /** What is seen of an address. */
    @FunctionalInterface
    public interface Judgement {

        /** Empty when the logs do not tell. */
        Optional<Verdict> of(String address);
    }

    /** @param seen for people; may hold a stranger's words */
    public record Verdict(Grade grade, String seen) {}

    /** @param wanted what should be so, in a few words */
    MailCheck(Source source, String wanted, Judgement judgement, ProbeContext context) {
        this.source = source;
        this.wanted = wanted;
        this.judgement = judgement;
        this.context = context;
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public boolean run(List<ProbeTarget> targets, ProbeSink sink) {
        for (ProbeTarget target : targets) {
            if (source.covers(target.target())) {
                judgement.of(target.target().text()).ifPresent(verdict -> sink.observed(observation(target, verdict)));
            }
        }
        return true;
    }

    @Override
    public Observation look(ProbeTarget target) {
        return judgement
                .of(target.target().text())
                .map(verdict -> observation(target, verdict))
                .orElseGet(() -> observed(target, new Finding.Unknown(Cause.NO_DATA, "the mail log does not tell")));
    }

    private Observation observation(ProbeTarget target, Verdict verdict) {
        return observed(target, new Finding.Graded(verdict.grade(), verdict.seen(), wanted));
    }

    private Observation observed(ProbeTarget target, Finding finding) {
        return new Observation(
                target.target(),
                source.id(),
                finding,
                List.of(),
                Duration.ZERO,
                "mail log",
                context.clock().instant(),
                true,
                Origin.ASKED);
    }

    /** Who says it: the log of the administrator's own server. */
    record LogSource(SourceId id, String title, int tier) implements Source {

        @Override
        public Set<TargetKind> kinds() {
            return Set.of(TargetKind.IPV4, TargetKind.IPV6);
        }

        @Override
        public String operator() {
            return "self";
        }

        @Override
        public Duration minInterval() {
            return Duration.ZERO;
        }

        @Override
        public boolean hearsay() {
            return true;
        }
    }
}
