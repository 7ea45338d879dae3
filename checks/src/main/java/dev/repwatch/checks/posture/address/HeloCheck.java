package dev.repwatch.checks.posture.address;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.HostName;
import dev.repwatch.checks.posture.Judgement;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.Reverse;
import dev.repwatch.checks.posture.spf.SpfEvaluator;
import dev.repwatch.checks.posture.spf.SpfResult;
import dev.repwatch.checks.posture.spf.SpfSender;
import dev.repwatch.checks.posture.spf.SpfVerdict;
import java.net.InetAddress;
import java.util.List;

/** Judges the name that an address calls itself (RFC 5321 section 4.1.1.1, RFC 7208 section 2.3). */
public final class HeloCheck {

    private final InetAddress address;
    private final String ip;
    private final String helo;
    private final Answers answers;
    private final Judgement judgement;

    private HeloCheck(InetAddress address, String ip, String helo, Answers answers) {
        this.address = address;
        this.ip = ip;
        this.helo = helo;
        this.answers = answers;
        judgement = new Judgement(PostureCheck.HELO, PostureSubject.helo(ip, helo));
    }

    /** @param ip canonical text of the address */
    public static PostureFinding judge(InetAddress address, String ip, String helo, Answers answers) {
        return new HeloCheck(address, ip, helo, answers).judged();
    }

    private PostureFinding judged() {
        judgement.fact("helo", helo);
        if (!HostName.isPublic(helo)) {
            return judgement.code("helo.not_fqdn", "helo", helo).finding();
        }
        boolean v4 = address.getAddress().length == 4;
        RecordType own = v4 ? RecordType.A : RecordType.AAAA;
        DnsAnswer answer = answers.of(helo, own);
        judgement.seen(helo, own, answer);
        answer.match(
                this::addresses,
                absent -> otherFamily(v4 ? RecordType.AAAA : RecordType.A),
                failed -> judgement.unknown("helo.unknown", failed.cause(), "helo", helo));
        if (!judgement.has(dev.repwatch.checks.posture.PostureVerdict.FAIL)) {
            identity();
        }
        return judgement.ok("helo.ok", "helo", helo, "ip", ip).finding();
    }

    private Judgement addresses(DnsAnswer.Records records) {
        judgement.fact("resolves", true);
        if (!holds(records)) {
            return judgement.code("helo.other_address", "helo", helo, "ip", ip);
        }
        List<String> names = answers.of(Reverse.name(address), RecordType.PTR)
                .match(found -> found.values(), absent -> List.of(), failed -> List.of());
        if (!names.isEmpty() && names.stream().noneMatch(helo::equalsIgnoreCase)) {
            judgement.code("helo.differs_from_ptr", "helo", helo, "name", names.get(0), "ip", ip);
        }
        return judgement;
    }

    private Judgement otherFamily(RecordType other) {
        DnsAnswer answer = answers.of(helo, other);
        judgement.seen(helo, other, answer);
        return answer.match(
                records -> judgement.fact("resolves", true).code("helo.other_address", "helo", helo, "ip", ip),
                absent -> judgement.fact("resolves", false).code("helo.no_address", "helo", helo),
                failed -> judgement.unknown("helo.unknown", failed.cause(), "helo", helo));
    }

    /** Bounces have no other identity; a name without a record is only that. */
    private void identity() {
        SpfVerdict verdict = SpfEvaluator.evaluate(SpfSender.of(address, "", helo), answers);
        judgement.fact("spf", verdict.result().label());
        if (verdict.cause().isPresent()) {
            judgement.unknown("helo.unknown", verdict.cause().get(), "helo", helo);
        } else if (verdict.result() != SpfResult.PASS && verdict.result() != SpfResult.NONE) {
            judgement.code(
                    "helo.spf_not_pass",
                    "helo",
                    helo,
                    "ip",
                    ip,
                    "result",
                    verdict.result().label());
        }
    }

    private boolean holds(DnsAnswer.Records records) {
        return records.values().stream()
                .flatMap(value -> AddressRange.address(value).stream())
                .anyMatch(address::equals);
    }
}
