package dev.repwatch.checks.posture.mail;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.Judgement;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.PublicAddress;
import dev.repwatch.checks.reputation.Cause;
import java.util.List;
import java.util.Optional;

/** Judges where replies and bounces of a domain go (RFC 5321 section 5.1, RFC 7505). */
public final class MxCheck {

    private static final String NULL = ".";
    /** Always leads to the asker itself (RFC 6761 section 6.3), so that nobody needs to be asked. */
    private static final String LOCALHOST = "localhost";

    private static final int MOST = 20;

    private final String domain;
    private final boolean sends;
    private final Answers answers;
    private final Judgement judgement;

    private MxCheck(String domain, boolean sends, Answers answers) {
        this.domain = domain;
        this.sends = sends;
        this.answers = answers;
        judgement = new Judgement(PostureCheck.MX, PostureSubject.domain(domain));
    }

    /** @param sends false for a domain that sends no mail: a null MX is right there */
    public static PostureFinding judge(String domain, boolean sends, Answers answers) {
        return new MxCheck(domain, sends, answers).judged();
    }

    /** The exchangers of a domain, without a null MX; empty when there are none, or no answer. */
    static List<String> hosts(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records records
                ? records.values().stream()
                        .map(MxCheck::host)
                        .filter(host -> !host.equals(NULL))
                        .toList()
                : List.of();
    }

    private PostureFinding judged() {
        DnsAnswer answer = answers.of(domain, RecordType.MX);
        judgement.seen(domain, RecordType.MX, answer);
        answer.match(
                this::exchangers,
                this::implicit,
                failed -> judgement.unknown("mx.unknown", failed.cause(), "domain", domain));
        return judgement.finding();
    }

    private Judgement implicit(DnsAnswer.Absent absent) {
        judgement.fact("nxdomain", absent.nxdomain());
        DnsAnswer v4 = answers.of(domain, RecordType.A);
        DnsAnswer v6 = answers.of(domain, RecordType.AAAA);
        if (v4 instanceof DnsAnswer.Records || v6 instanceof DnsAnswer.Records) {
            return implicit(v4, v6);
        }
        Optional<Cause> cause = cause(v4).or(() -> cause(v6));
        if (cause.isPresent()) {
            return judgement.unknown("mx.unknown", cause.get(), "domain", domain);
        }
        return sends
                ? judgement.wanted(domain + " MX 10 mail." + domain).code("mx.none", "domain", domain)
                : judgement.wanted(domain + " MX 0 .").code("mx.none", PostureVerdict.INFO, "domain", domain);
    }

    /** RFC 5321 section 5.1: the domain is its own exchanger, so that what holds for exchangers holds for it. */
    private Judgement implicit(DnsAnswer v4, DnsAnswer v6) {
        if (reachable(v4) || reachable(v6)) {
            return judgement.ok("mx.implicit", "domain", domain);
        }
        Optional<Cause> cause = cause(v4).or(() -> cause(v6));
        return cause.isPresent()
                ? judgement.unknown("mx.unknown", cause.get(), "domain", domain)
                : judgement.code("mx.no_address", PostureVerdict.FAIL, "host", domain);
    }

    private Judgement exchangers(DnsAnswer.Records records) {
        List<String> hosts = hosts(records);
        judgement.fact("exchangers", records.values().size());
        if (hosts.size() < records.values().size()) {
            return nullMx(hosts);
        }
        int reachable = 0;
        int unclear = 0;
        for (String host : hosts.stream().limit(MOST).toList()) {
            Reach reach = reach(host);
            reachable += reach == Reach.YES ? 1 : 0;
            unclear += reach == Reach.UNCLEAR ? 1 : 0;
        }
        for (String host : unreachable) {
            boolean all = reachable == 0 && unclear == 0;
            judgement.code("mx.no_address", all ? PostureVerdict.FAIL : PostureVerdict.WARN, "host", host);
        }
        return judgement.ok("mx.ok", "n", hosts.size());
    }

    private Judgement nullMx(List<String> hosts) {
        if (!hosts.isEmpty()) {
            return judgement.code("mx.null_and_more", "domain", domain);
        }
        return sends ? judgement.code("mx.null", "domain", domain) : judgement.ok("mx.ok", "n", 0);
    }

    private enum Reach {
        YES,
        NO,
        UNCLEAR
    }

    private final List<String> unreachable = new java.util.ArrayList<>();

    private Reach reach(String host) {
        if (AddressRange.address(host).isPresent()) {
            judgement.code("mx.is_address", "host", host);
            return Reach.NO;
        }
        if (host.equalsIgnoreCase(LOCALHOST)) {
            unreachable.add(host);
            return Reach.NO;
        }
        DnsAnswer v4 = answers.of(host, RecordType.A);
        DnsAnswer v6 = answers.of(host, RecordType.AAAA);
        if (alias(v4) || alias(v6)) {
            judgement.code("mx.alias", "host", host);
        }
        if (reachable(v4) || reachable(v6)) {
            return Reach.YES;
        }
        Optional<Cause> cause = cause(v4).or(() -> cause(v6));
        if (cause.isPresent()) {
            judgement.unknown("mx.unknown", cause.get(), "host", host);
            return Reach.UNCLEAR;
        }
        unreachable.add(host);
        return Reach.NO;
    }

    private static boolean alias(DnsAnswer answer) {
        return answer.match(
                records -> records.alias().isPresent(), absent -> absent.alias().isPresent(), failed -> false);
    }

    private static boolean reachable(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records records
                && records.values().stream()
                        .flatMap(value -> AddressRange.address(value).stream())
                        .anyMatch(PublicAddress::is);
    }

    private static Optional<Cause> cause(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Failed failed ? Optional.of(failed.cause()) : Optional.empty();
    }

    private static String host(String value) {
        return value.substring(value.indexOf(' ') + 1);
    }
}
