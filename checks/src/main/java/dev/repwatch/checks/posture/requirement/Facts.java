package dev.repwatch.checks.posture.requirement;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureFinding.Code;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.survey.DomainFindings;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the conditions of requirements are about, read from findings. */
final class Facts {

    private static final int LEAST_BITS = 1024;

    /** Those that {@link #of} knows beside the codes of findings. */
    static final Set<String> NAMES = Set.of(
            "ptr.confirmed",
            "ptr6.confirmed",
            "helo.resolves",
            "spf_ip.pass",
            "spf_ip(from_domain).pass",
            "spf_ip(helo).pass",
            "spf.found",
            "spf.aligned",
            "dkim.usable",
            "dkim.bits>=1024",
            "dkim.aligned",
            "dmarc.found",
            "dmarc.enforced",
            "dmarc.policy=reject",
            "domain.nxdomain",
            "from_domain!=gmail.com");

    /** @param because codes that stand against it, or would if it were denied */
    record Answer(RequirementState state, List<String> because) {

        static Answer of(RequirementState state) {
            return new Answer(state, List.of());
        }
    }

    private final DomainFindings findings;

    Facts(DomainFindings findings) {
        this.findings = findings;
    }

    Answer of(String name) {
        return switch (name) {
            case "ptr.confirmed" -> everyOne(of(PostureCheck.PTR), fact("confirmed"));
            case "ptr6.confirmed" -> senders6();
            case "helo.resolves" -> everyOne(of(PostureCheck.HELO), fact("resolves"));
            case "spf_ip.pass" -> everyOne(spfOf(findings.profile().mailFrom()), Facts::passes);
            case "spf_ip(from_domain).pass" ->
                everyOne(spfOf(List.of(findings.profile().domain())), Facts::passes);
            case "spf_ip(helo).pass" ->
                everyOne(of(PostureCheck.HELO), it -> "pass".equals(it.facts().get("spf")));
            case "spf.found" -> everyOne(of(PostureCheck.SPF), Facts::sound);
            case "spf.aligned" ->
                aligned("aligned_mail_from", spfOf(findings.profile().mailFrom()), Facts::passes);
            case "dkim.usable" -> anyOne(of(PostureCheck.DKIM), Facts::usable);
            case "dkim.bits>=1024" -> everyOne(inUse(of(PostureCheck.DKIM)), Facts::longEnough);
            case "dkim.aligned" -> aligned("aligned_dkim", of(PostureCheck.DKIM), Facts::usable);
            case "dmarc.found" ->
                everyOne(of(PostureCheck.DMARC), it -> it.facts().containsKey("record_at"));
            case "dmarc.enforced" ->
                everyOne(
                        of(PostureCheck.DMARC),
                        it -> Set.of("quarantine", "reject")
                                .contains(String.valueOf(it.facts().get("effective"))));
            case "dmarc.policy=reject" ->
                everyOne(
                        of(PostureCheck.DMARC), it -> "reject".equals(it.facts().get("policy")));
            case "domain.nxdomain" ->
                anyOne(of(PostureCheck.MX), it -> Boolean.TRUE.equals(it.facts().get("nxdomain")));
            case "from_domain!=gmail.com" ->
                Answer.of(
                        findings.profile().domain().equals("gmail.com")
                                ? RequirementState.NOT_MET
                                : RequirementState.MET);
            default -> codeOrElsewhere(name);
        };
    }

    private Answer codeOrElsewhere(String name) {
        return PostureCheck.of(name.substring(0, Math.max(0, name.indexOf('.'))))
                .map(check -> code(of(check), name))
                .orElseGet(() -> Answer.of(RequirementState.NOT_VISIBLE));
    }

    private Answer senders6() {
        List<PostureFinding> six = of(PostureCheck.PTR).stream()
                .filter(it -> it.subject().name().indexOf(':') >= 0)
                .toList();
        return six.isEmpty() ? Answer.of(RequirementState.NOT_APPLICABLE) : everyOne(six, fact("confirmed"));
    }

    /** Met when a code was found, which a condition denies. */
    private static Answer code(List<PostureFinding> found, String code) {
        if (found.stream().anyMatch(it -> it.has(code))) {
            return new Answer(RequirementState.MET, List.of(code));
        }
        return found.stream().anyMatch(Facts::unclear)
                ? new Answer(RequirementState.UNKNOWN, codes(found.stream()))
                : Answer.of(found.isEmpty() ? RequirementState.NOT_VISIBLE : RequirementState.NOT_MET);
    }

    private static Answer everyOne(List<PostureFinding> found, Predicate<PostureFinding> good) {
        List<PostureFinding> bad = found.stream()
                .filter(it -> it.verdict() != PostureVerdict.UNKNOWN)
                .filter(good.negate())
                .toList();
        if (!bad.isEmpty()) {
            return new Answer(RequirementState.NOT_MET, codes(bad.stream()));
        }
        List<PostureFinding> open = found.stream()
                .filter(it -> it.verdict() == PostureVerdict.UNKNOWN && !good.test(it))
                .toList();
        return open.isEmpty()
                ? Answer.of(found.isEmpty() ? RequirementState.NOT_VISIBLE : RequirementState.MET)
                : new Answer(RequirementState.UNKNOWN, codes(open.stream()));
    }

    private static Answer anyOne(List<PostureFinding> found, Predicate<PostureFinding> good) {
        if (found.stream().anyMatch(good)) {
            return Answer.of(RequirementState.MET);
        }
        if (found.stream().anyMatch(it -> it.verdict() == PostureVerdict.UNKNOWN)) {
            return new Answer(RequirementState.UNKNOWN, codes(found.stream()));
        }
        return found.isEmpty()
                ? Answer.of(RequirementState.NOT_VISIBLE)
                : new Answer(RequirementState.NOT_MET, codes(found.stream()));
    }

    /** At least one domain that authenticates and is aligned with the header From. */
    private Answer aligned(String fact, List<PostureFinding> authentication, Predicate<PostureFinding> good) {
        if (authentication.isEmpty()) {
            return Answer.of(RequirementState.NOT_VISIBLE);
        }
        List<PostureFinding> dmarc = of(PostureCheck.DMARC);
        if (dmarc.stream().noneMatch(it -> it.facts().containsKey(fact))) {
            return new Answer(RequirementState.UNKNOWN, codes(dmarc.stream()));
        }
        Set<String> domains = dmarc.stream()
                .map(it -> String.valueOf(it.facts().getOrDefault(fact, "")))
                .flatMap(list -> Arrays.stream(list.split(",")))
                .collect(Collectors.toSet());
        List<PostureFinding> aligned = authentication.stream()
                .filter(it -> domains.contains(it.subject().name()))
                .toList();
        return aligned.isEmpty()
                ? new Answer(RequirementState.NOT_MET, List.of("dmarc.unaligned"))
                : everyDomain(aligned, good);
    }

    /** One domain is enough, but it must do for every address. */
    private static Answer everyDomain(List<PostureFinding> found, Predicate<PostureFinding> good) {
        List<Answer> each = found.stream()
                .collect(Collectors.groupingBy(
                        it -> it.subject().name() + it.subject().selector().orElse("")))
                .values()
                .stream()
                .map(group -> everyOne(group, good))
                .toList();
        RequirementState state =
                RequirementState.any(each.stream().map(Answer::state).toList());
        return new Answer(
                state, each.stream().flatMap(it -> it.because().stream()).toList());
    }

    private List<PostureFinding> of(PostureCheck check) {
        return findings.of(check);
    }

    private List<PostureFinding> spfOf(List<String> domains) {
        return of(PostureCheck.SPF_IP).stream()
                .filter(it -> domains.contains(it.subject().name()))
                .toList();
    }

    private static boolean passes(PostureFinding it) {
        return "pass".equals(it.facts().get("result")) && it.verdict() != PostureVerdict.UNKNOWN;
    }

    private static Predicate<PostureFinding> fact(String name) {
        return it -> Boolean.TRUE.equals(it.facts().get(name));
    }

    private static boolean sound(PostureFinding it) {
        return it.verdict() != PostureVerdict.FAIL && it.verdict() != PostureVerdict.UNKNOWN;
    }

    /** A failure is certain while another part of the same check may still be unknown. */
    private static boolean unclear(PostureFinding it) {
        return it.codes().stream().anyMatch(code -> code.verdict() == PostureVerdict.UNKNOWN);
    }

    /** A standby key that is not published says nothing about those that sign. */
    private static List<PostureFinding> inUse(List<PostureFinding> keys) {
        return keys.stream()
                .filter(it -> it.verdict() != PostureVerdict.INFO || it.facts().containsKey("bits"))
                .toList();
    }

    private static boolean usable(PostureFinding key) {
        return (key.verdict() == PostureVerdict.PASS || key.verdict() == PostureVerdict.WARN) && longEnough(key);
    }

    private static boolean longEnough(PostureFinding key) {
        boolean ed25519 = "ed25519".equals(key.facts().get("type"));
        return ed25519 || (key.facts().get("bits") instanceof Integer bits && bits >= LEAST_BITS);
    }

    private static List<String> codes(Stream<PostureFinding> found) {
        return found.flatMap(it -> it.codes().stream())
                .filter(code -> code.verdict() == PostureVerdict.FAIL
                        || code.verdict() == PostureVerdict.WARN
                        || code.verdict() == PostureVerdict.UNKNOWN)
                .map(Code::id)
                .distinct()
                .toList();
    }
}
