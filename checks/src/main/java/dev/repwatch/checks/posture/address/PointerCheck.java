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
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.Reverse;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Judges the reverse names of a sending address, and whether they lead back to it (RFC 8601 section 3, iprev). */
public final class PointerCheck {

    private static final int MOST = 10;

    private final InetAddress address;
    private final String ip;
    private final Answers answers;
    private final Judgement judgement;

    private PointerCheck(InetAddress address, String ip, Answers answers) {
        this.address = address;
        this.ip = ip;
        this.answers = answers;
        judgement = new Judgement(PostureCheck.PTR, PostureSubject.address(ip));
    }

    /** @param ip canonical text of the address */
    public static PostureFinding judge(InetAddress address, String ip, Answers answers) {
        return new PointerCheck(address, ip, answers).judged();
    }

    private PostureFinding judged() {
        String reverse = Reverse.name(address);
        DnsAnswer answer = answers.of(reverse, RecordType.PTR);
        judgement.seen(reverse, RecordType.PTR, answer);
        answer.match(
                this::names,
                absent -> judgement.code("ptr.missing", "ip", ip),
                failed -> judgement.unknown("ptr.unknown", failed.cause(), "ip", ip));
        return judgement.finding();
    }

    private Judgement names(DnsAnswer.Records records) {
        List<String> all = records.values().stream().distinct().sorted().toList();
        List<String> names = all.stream().limit(MOST).toList();
        if (all.size() > 1) {
            judgement.code("ptr.several", "ip", ip, "n", all.size());
        }
        judgement.fact("names", String.join(",", names));
        records.alias().ifPresent(alias -> judgement.code("ptr.delegated", "alias", alias));
        List<String> confirmed = new ArrayList<>();
        List<String> astray = new ArrayList<>();
        List<String> odd = new ArrayList<>();
        boolean unclear = false;
        for (String name : names) {
            if (!HostName.isPublic(name)) {
                odd.add(name);
                continue;
            }
            DnsAnswer forward = answers.of(name, family());
            judgement.seen(name, family(), forward);
            if (forward instanceof DnsAnswer.Failed failed) {
                unclear = true;
                judgement.unknown("ptr.unknown", failed.cause(), "ip", ip, "name", name);
            } else {
                (leadsBack(forward) ? confirmed : astray).add(name);
            }
        }
        // receivers are content with one name that leads back, so that another one is only a blemish
        PostureVerdict ofOdd = confirmed.isEmpty() && !unclear ? PostureVerdict.FAIL : PostureVerdict.WARN;
        odd.forEach(name -> judgement.code("ptr.not_fqdn", ofOdd, "name", name, "ip", ip));
        verdict(names, confirmed, astray, unclear);
        String first = confirmed.isEmpty() ? names.get(0) : confirmed.get(0);
        return judgement.fact("confirmed", !confirmed.isEmpty()).ok("ptr.ok", "name", first, "ip", ip);
    }

    private void verdict(List<String> names, List<String> confirmed, List<String> astray, boolean unclear) {
        if (confirmed.isEmpty() && !unclear && !astray.isEmpty()) {
            judgement.code("ptr.unconfirmed", "name", astray.get(0), "ip", ip);
        } else if (!confirmed.isEmpty()) {
            astray.forEach(name -> judgement.code("ptr.partly_unconfirmed", "name", name, "ip", ip));
        }
        names.stream()
                .filter(name -> ReverseName.of(address, name) == ReverseName.GENERIC)
                .findFirst()
                .ifPresent(name -> judgement.code("ptr.generic", "name", name, "ip", ip));
    }

    private boolean leadsBack(DnsAnswer forward) {
        return forward instanceof DnsAnswer.Records records
                && records.values().stream()
                        .flatMap(value -> AddressRange.address(value).stream())
                        .anyMatch(address::equals);
    }

    private RecordType family() {
        return address.getAddress().length == 4 ? RecordType.A : RecordType.AAAA;
    }
}
