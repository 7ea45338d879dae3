package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.requirement.RequirementResult;
import dev.repwatch.checks.posture.requirement.RequirementState;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.posture.CheckSummary;
import dev.repwatch.monitor.posture.RecordChange;
import dev.repwatch.monitor.posture.TargetPosture;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The records of senders. Dense for domains, which are few; of addresses only what is wrong. */
final class PostureFamilies implements Families {

    @Override
    public List<Family> of(Snapshot now) {
        Set<String> watched = now.targets().stream()
                .map(WatchedTarget::target)
                .map(target -> target.text())
                .collect(Collectors.toSet());
        List<TargetPosture> all = now.input().posture().stream()
                .filter(it -> watched.contains(it.target().text()))
                .sorted(Comparator.comparing(it -> it.target().text()))
                .toList();
        List<TargetPosture> domains = all.stream()
                .filter(it -> it.target().kind() == TargetKind.DOMAIN)
                .toList();
        Verdicts verdicts = new Verdicts();
        all.forEach(verdicts::wrong);
        domains.forEach(verdicts::dense);
        Figures figures = new Figures();
        domains.forEach(figures::add);
        return List.of(
                verdicts.ok,
                verdicts.failure,
                verdicts.failures,
                verdicts.unknown,
                requirements(domains),
                looks(domains),
                changes(domains, now),
                figures.lookups,
                figures.voids,
                figures.addresses,
                figures.bits,
                figures.info,
                suggestions(now),
                figures.registration,
                figures.certificates);
    }

    private static final class Verdicts {

        final Family ok = Family.of(Metric.AUTH_CHECK_OK);
        final Family failure = Family.of(Metric.POSTURE_FAILURE);
        final Family failures = Family.of(Metric.POSTURE_FAILURES);
        final Family unknown = Family.of(Metric.POSTURE_UNKNOWN);

        void wrong(TargetPosture posture) {
            each(posture)
                    .forEach((check, summary) -> summary.findings().stream()
                            .flatMap(finding -> finding.codes().stream())
                            .filter(code ->
                                    code.verdict() == PostureVerdict.FAIL || code.verdict() == PostureVerdict.WARN)
                            .collect(Collectors.toMap(
                                    PostureFinding.Code::id,
                                    PostureFinding.Code::verdict,
                                    (one, other) -> one.compareTo(other) > 0 ? one : other,
                                    TreeMap::new))
                            .forEach((code, verdict) ->
                                    failure.add(1, posture.target().text(), check.label(), code, verdict.label())));
        }

        void dense(TargetPosture posture) {
            String target = posture.target().text();
            long failing = 0;
            for (Map.Entry<PostureCheck, CheckSummary> each : each(posture).entrySet()) {
                PostureVerdict verdict = each.getValue().verdict();
                boolean silent = verdict == PostureVerdict.UNKNOWN;
                unknown.add(silent, target, each.getKey().label());
                if (!silent) {
                    ok.add(verdict != PostureVerdict.FAIL, target, each.getKey().label());
                }
                failing += verdict == PostureVerdict.FAIL ? 1 : 0;
            }
            failures.add(failing, target);
        }
    }

    private static final class Figures {

        final Family lookups = Family.of(Metric.SPF_LOOKUPS);
        final Family voids = Family.of(Metric.SPF_VOIDS);
        final Family addresses = Family.of(Metric.SPF_ADDRESSES);
        final Family bits = Family.of(Metric.DKIM_BITS);
        final Family info = Family.of(Metric.DOMAIN_INFO);
        final Family registration = Family.of(Metric.DOMAIN_EXPIRY);
        final Family certificates = Family.of(Metric.CERTIFICATE_EXPIRY);

        void add(TargetPosture posture) {
            String target = posture.target().text();
            known(posture, PostureCheck.SPF).forEach(it -> {
                String domain = it.subject().name();
                number(it, "lookups", lookups, target, domain);
                number(it, "voids4", voids, target, domain, "ipv4");
                number(it, "voids6", voids, target, domain, "ipv6");
                number(it, "addresses", addresses, target, domain);
            });
            known(posture, PostureCheck.DKIM)
                    .forEach(it -> number(
                            it,
                            "bits",
                            bits,
                            target,
                            it.subject().name(),
                            it.subject().selector().orElse("")));
            ends(posture);
            info.add(
                    1,
                    target,
                    text(posture, PostureCheck.DMARC, "effective"),
                    text(posture, PostureCheck.MTA_STS, "mode"));
        }

        private void ends(TargetPosture posture) {
            String target = posture.target().text();
            moment(posture, PostureCheck.REGISTRATION, "ends").ifPresent(at -> registration.add(at, target));
            moment(posture, PostureCheck.MTA_STS, "certificate_ends")
                    .ifPresent(at -> certificates.add(at, target, "mta_sts"));
            moment(posture, PostureCheck.BIMI, "certificate_ends").ifPresent(at -> certificates.add(at, target, "vmc"));
        }

        private static Optional<Instant> moment(TargetPosture posture, PostureCheck check, String fact) {
            String at = text(posture, check, fact);
            return at.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(at));
        }

        private static void number(PostureFinding finding, String fact, Family family, String... labels) {
            if (finding.facts().get(fact) instanceof Number number) {
                family.add(number.doubleValue(), labels);
            }
        }

        private static List<PostureFinding> known(TargetPosture posture, PostureCheck check) {
            return posture.of(check).stream()
                    .flatMap(summary -> summary.findings().stream())
                    .filter(it -> it.verdict() != PostureVerdict.UNKNOWN)
                    .toList();
        }

        private static String text(TargetPosture posture, PostureCheck check, String fact) {
            return known(posture, check).stream()
                    .map(it -> String.valueOf(it.facts().getOrDefault(fact, "")))
                    .findFirst()
                    .orElse("");
        }
    }

    private static Map<PostureCheck, CheckSummary> each(TargetPosture posture) {
        return new TreeMap<>(posture.checks());
    }

    private static Family requirements(List<TargetPosture> domains) {
        Family unmet = Family.of(Metric.POSTURE_REQUIREMENTS);
        for (TargetPosture posture : domains) {
            Map<String, Long> counts = new TreeMap<>();
            for (RequirementResult result : posture.requirements()) {
                if (result.state() != RequirementState.NOT_APPLICABLE) {
                    counts.merge(
                            result.requirement().receiver(),
                            result.state() == RequirementState.NOT_MET ? 1L : 0L,
                            Long::sum);
                }
            }
            counts.forEach(
                    (receiver, count) -> unmet.add(count, posture.target().text(), receiver));
        }
        return unmet;
    }

    private static Family suggestions(Snapshot now) {
        Map<String, Long> counts = new TreeMap<>();
        now.input().suggestions().forEach(it -> counts.merge(it.label(), 1L, Long::sum));
        Family suggestions = Family.of(Metric.POSTURE_SUGGESTIONS);
        counts.forEach((kind, count) -> suggestions.add(count, kind));
        return suggestions;
    }

    private static Family looks(List<TargetPosture> domains) {
        Family looks = Family.of(Metric.POSTURE_LAST_LOOK);
        domains.forEach(it -> looks.add(it.at(), it.target().text()));
        return looks;
    }

    private static Family changes(List<TargetPosture> domains, Snapshot now) {
        Map<String, Instant> last = new HashMap<>();
        for (RecordChange change : now.input().postureChanges()) {
            last.merge(
                    change.check() + " " + change.subject(),
                    change.at(),
                    (one, other) -> one.isAfter(other) ? one : other);
        }
        Family changes = Family.of(Metric.POSTURE_LAST_CHANGE);
        for (TargetPosture posture : domains) {
            each(posture)
                    .forEach((check, summary) -> summary.findings().stream()
                            .map(it -> last.get(check + " " + it.subject().text()))
                            .filter(at -> at != null)
                            .max(Comparator.naturalOrder())
                            .ifPresent(at -> changes.add(at, posture.target().text(), check.label())));
        }
        return changes;
    }
}
