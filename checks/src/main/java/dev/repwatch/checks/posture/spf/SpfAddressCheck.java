package dev.repwatch.checks.posture.spf;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.Judgement;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.reputation.Cause;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Judges whether one address may send for one domain. */
public final class SpfAddressCheck {

    private SpfAddressCheck() {}

    /**
     * @param domain whose record is evaluated: of the MAIL FROM or of the header From
     * @param ip canonical text of the address
     * @param helo what the address calls itself; the domain when it is not known
     * @param headerOnly only the header From has the domain, which few receivers judge: no failure then, but a warning
     */
    public static PostureFinding judge(
            String domain, InetAddress address, String ip, String helo, boolean headerOnly, Answers answers) {
        SpfSender sender = SpfSender.of(address, domain, helo);
        SpfVerdict verdict = SpfEvaluator.evaluate(sender, answers);
        Judgement judgement = new Judgement(PostureCheck.SPF_IP, PostureSubject.sender(domain, ip));
        facts(judgement, verdict, address);
        DnsAnswer texts = answers.of(domain, RecordType.TXT);
        judgement.seen(domain, RecordType.TXT, SpfRecordCheck.policies(texts));
        String term = verdict.term().orElse("");
        if (verdict.cause().isPresent()) {
            return judgement
                    .unknown("spf_ip.temperror", verdict.cause().get(), "ip", ip, "domain", domain)
                    .finding();
        }
        switch (verdict.result()) {
            case PASS -> judgement.ok("spf_ip.pass", "ip", ip, "domain", domain, "term", term);
            case TEMPERROR ->
                judgement.unknown(
                        "spf_ip.temperror", verdict.cause().orElse(Cause.SERVER_FAILED), "ip", ip, "domain", domain);
            default -> failed(judgement, verdict, sender, ip, headerOnly, answers);
        }
        return judgement.finding();
    }

    /** The same, where several addresses are left out: with one record to publish that permits all of them. */
    public static List<PostureFinding> together(String domain, List<PostureFinding> found, Answers answers) {
        List<PostureFinding> leftOut =
                found.stream().filter(it -> it.wanted().isPresent()).toList();
        if (leftOut.size() < 2) {
            return found;
        }
        List<InetAddress> ips = leftOut.stream()
                .flatMap(it -> it.subject().ip().flatMap(AddressRange::address).stream())
                .toList();
        List<String> deciding = leftOut.stream()
                .map(it -> String.valueOf(it.facts().getOrDefault("term", "")))
                .distinct()
                .toList();
        Optional<String> record = SpfProposal.permitting(domain, ips, deciding, answers);
        return found.stream()
                .map(it -> it.wanted().isPresent() ? it.wanting(record) : it)
                .toList();
    }

    private static void failed(
            Judgement judgement, SpfVerdict verdict, SpfSender sender, String ip, boolean headerOnly, Answers answers) {
        String domain = sender.domain();
        judgement.code(
                "spf_ip." + verdict.result().label(),
                headerOnly ? PostureVerdict.WARN : PostureVerdict.FAIL,
                "ip",
                ip,
                "domain",
                domain,
                "term",
                verdict.term().orElse(""),
                "reason",
                verdict.reason().orElse(""));
        if (verdict.result() == SpfResult.PERMERROR) {
            SpfVerdict lenient = SpfEvaluator.evaluate(sender, answers, SpfLimits.LENIENT);
            judgement.fact("only_voids", lenient.result() == SpfResult.PASS);
        } else {
            SpfProposal.permitting(
                            domain,
                            List.of(sender.ip()),
                            verdict.term().stream().toList(),
                            answers)
                    .ifPresent(judgement::wanted);
        }
    }

    private static void facts(Judgement judgement, SpfVerdict verdict, InetAddress address) {
        judgement.fact("result", verdict.result().label());
        verdict.term().ifPresent(term -> judgement.fact("term", term));
        judgement.fact("lookups", verdict.lookups());
        judgement.fact(address.getAddress().length == 4 ? "voids4" : "voids6", verdict.voids());
        verdict.explanation().ifPresent(text -> judgement.fact("explanation", text));
    }
}
