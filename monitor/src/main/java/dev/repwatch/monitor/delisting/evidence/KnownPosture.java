package dev.repwatch.monitor.delisting.evidence;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.Seen;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.evidence.PostureFact.Verdict;
import dev.repwatch.monitor.delisting.evidence.PostureFact.What;
import dev.repwatch.monitor.posture.TargetPosture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What operators look at before they remove, from the last look at the records: the name of the address and whether it leads back
 * (RFC 1912 section 2.1), the HELO name, SPF (RFC 7208) and DMARC (RFC 9989) of the domain. Nothing is asked for it.
 */
public final class KnownPosture {

    private final Function<Target, Optional<TargetPosture>> looks;
    private final Supplier<Collection<WatchedTarget>> watched;

    /** @param looks what the last look at a target came to; empty when nobody has looked */
    public KnownPosture(Function<Target, Optional<TargetPosture>> looks, Supplier<Collection<WatchedTarget>> watched) {
        this.looks = looks;
        this.watched = watched;
    }

    public List<PostureFact> of(Target target) {
        List<PostureFact> facts = new ArrayList<>();
        Optional<WatchedTarget> known =
                watched.get().stream().filter(it -> it.target().equals(target)).findFirst();
        Optional<Target> domain = Optional.of(target);
        if (target instanceof IpTarget) {
            facts.add(pointer(target));
            facts.add(
                    known.flatMap(WatchedTarget::helo).isPresent()
                            ? helo(target)
                            : new PostureFact(What.HELO, Verdict.NOT_CONFIGURED, ""));
            domain = known.flatMap(WatchedTarget::pool).flatMap(this::senderOf);
        }
        facts.add(record(What.SPF, domain, PostureCheck.SPF, "spf.none", ""));
        facts.add(record(What.DMARC, domain, PostureCheck.DMARC, "dmarc.none", "_dmarc."));
        return facts;
    }

    /** The first domain that is configured to send from the pool. */
    private Optional<Target> senderOf(String pool) {
        return watched.get().stream()
                .filter(it -> it.target().kind() == TargetKind.DOMAIN
                        && it.sendsFrom().contains(pool))
                .map(WatchedTarget::target)
                .findFirst();
    }

    private PostureFact pointer(Target target) {
        return finding(target, PostureCheck.PTR)
                .map(it -> {
                    if (it.verdict() == PostureVerdict.UNKNOWN) {
                        return new PostureFact(What.PTR, Verdict.UNKNOWN, target.text());
                    }
                    if (it.has("ptr.missing")) {
                        return new PostureFact(What.PTR, Verdict.MISSING, target.text());
                    }
                    boolean leadsBack = Boolean.TRUE.equals(it.facts().get("confirmed"));
                    String names = String.valueOf(it.facts().getOrDefault("names", ""));
                    return new PostureFact(What.PTR, leadsBack ? Verdict.GOOD : Verdict.ASTRAY, names);
                })
                .orElseGet(() -> new PostureFact(What.PTR, Verdict.UNKNOWN, target.text()));
    }

    private PostureFact helo(Target target) {
        return finding(target, PostureCheck.HELO)
                .map(it -> {
                    String name = it.subject().helo().orElse("");
                    if (it.verdict() == PostureVerdict.UNKNOWN) {
                        return new PostureFact(What.HELO, Verdict.UNKNOWN, name);
                    }
                    boolean astray = it.verdict() == PostureVerdict.FAIL || it.has("helo.other_address");
                    return new PostureFact(What.HELO, astray ? Verdict.ASTRAY : Verdict.GOOD, name);
                })
                .orElseGet(() -> new PostureFact(What.HELO, Verdict.UNKNOWN, target.text()));
    }

    private PostureFact record(What what, Optional<Target> domain, PostureCheck check, String none, String prefix) {
        if (domain.isEmpty()) {
            return new PostureFact(what, Verdict.NOT_CONFIGURED, "");
        }
        String name = prefix + domain.get().text();
        return finding(domain.get(), check)
                .map(it -> {
                    if (it.verdict() == PostureVerdict.UNKNOWN) {
                        return new PostureFact(what, Verdict.UNKNOWN, name);
                    }
                    return it.has(none)
                            ? new PostureFact(what, Verdict.MISSING, name)
                            : new PostureFact(what, Verdict.GOOD, domain.get().text() + ": " + text(it));
                })
                .orElseGet(() -> new PostureFact(what, Verdict.UNKNOWN, name));
    }

    private Optional<PostureFinding> finding(Target target, PostureCheck check) {
        return looks.apply(target).flatMap(posture -> posture.of(check)).map(summary -> summary.worst());
    }

    private static String text(PostureFinding finding) {
        return finding.seen().stream().findFirst().map(Seen::value).orElse("");
    }
}
