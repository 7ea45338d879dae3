package dev.repwatch.checks.posture.mail;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.Judgement;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import java.util.List;

/**
 * Judges DANE for the exchangers of a domain (RFC 7672): whether TLSA records are there, usable, and proven by DNSSEC, as far as
 * the resolver's word goes. Whether they fit a certificate needs a connection to port 25, and is not looked at.
 */
public final class DaneCheck {

    private static final int MOST = 10;
    private static final Pattern TLSA = Pattern.compile("([0-9]+) ([0-9]+) ([0-9]+) .*");

    private final Answers answers;
    private final Judgement judgement;

    private DaneCheck(Answers answers, Judgement judgement) {
        this.answers = answers;
        this.judgement = judgement;
    }

    public static PostureFinding judge(String domain, Answers answers) {
        Judgement judgement = new Judgement(PostureCheck.DANE, PostureSubject.domain(domain));
        DnsAnswer exchangers = answers.of(domain, RecordType.MX);
        if (exchangers instanceof DnsAnswer.Failed failed) {
            return judgement.unknown("dane.unknown", failed.cause()).finding();
        }
        boolean signed = exchangers instanceof DnsAnswer.Records records && records.authenticated();
        DaneCheck check = new DaneCheck(answers, judgement);
        MxCheck.hosts(exchangers).stream().limit(MOST).forEach(host -> check.host(host, signed));
        return check.judged();
    }

    private PostureFinding judged() {
        boolean any = judgement.finding().facts().containsKey("tlsa");
        return any
                ? judgement.ok("dane.ok").finding()
                : judgement.ok("dane.none").finding();
    }

    private void host(String host, boolean mxSigned) {
        String name = "_25._tcp." + host;
        DnsAnswer answer = answers.of(name, RecordType.TLSA);
        judgement.seen(name, RecordType.TLSA, answer);
        if (answer instanceof DnsAnswer.Failed failed) {
            judgement.unknown("dane.unknown", failed.cause(), "host", host);
        } else if (answer instanceof DnsAnswer.Records records) {
            judgement.fact("tlsa", true);
            if (mxSigned && records.authenticated() && addressesSigned(host)) {
                usable(records.values(), host, name);
            } else {
                judgement.code("dane.not_signed", "host", host);
            }
        }
    }

    private boolean addressesSigned(String host) {
        return List.of(RecordType.A, RecordType.AAAA).stream()
                .map(type -> answers.of(host, type))
                .anyMatch(answer -> answer instanceof DnsAnswer.Records records && records.authenticated());
    }

    /** RFC 7672 section 3.1: only the usages 2 and 3 count for mail. */
    private void usable(List<String> values, String host, String name) {
        for (String value : values) {
            Matcher tlsa = TLSA.matcher(value);
            boolean usable = tlsa.matches()
                    && (tlsa.group(1).equals("2") || tlsa.group(1).equals("3"));
            if (!usable) {
                judgement.code("dane.unusable", "usage", tlsa.matches() ? tlsa.group(1) : "?", "host", host);
                judgement.wanted(name + " TLSA 3 1 1 (SHA-256 of the public key)");
            }
        }
    }
}
