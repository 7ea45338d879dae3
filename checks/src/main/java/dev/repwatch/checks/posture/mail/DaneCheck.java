package dev.repwatch.checks.posture.mail;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.Judgement;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.reputation.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges DANE for the exchangers of a domain (RFC 7672): whether TLSA records are there, usable, and proven by DNSSEC, as far as
 * the resolver's word goes. Whether they fit a certificate needs a connection to port 25, and is judged only for exchangers that
 * were connected to.
 */
public final class DaneCheck {

    private static final int MOST = 10;
    /** A zone that is signed for as long as it is there: who does not prove it proves nothing. */
    private static final String SIGNED_ZONE = "com";

    private final String domain;
    private final Map<String, Presented> shown;
    private final Instant now;
    private final Answers answers;
    private final Judgement judgement;
    private final List<String> usable = new ArrayList<>();

    private DaneCheck(String domain, Map<String, Presented> shown, Instant now, Answers answers, Judgement judgement) {
        this.domain = domain;
        this.shown = shown;
        this.now = now;
        this.answers = answers;
        this.judgement = judgement;
    }

    /** Exchangers whose certificates are worth a look: those with records that are proven and can be used. */
    public static List<String> exchangers(String domain, Answers answers) {
        return walked(domain, Map.of(), Instant.EPOCH, answers).usable;
    }

    public static PostureFinding judge(String domain, Answers answers) {
        return judge(domain, Map.of(), Instant.EPOCH, answers);
    }

    /**
     * @param shown what exchangers showed of themselves, by name; of those that are missing nothing is said
     * @param now until when certificates must hold
     */
    public static PostureFinding judge(String domain, Map<String, Presented> shown, Instant now, Answers answers) {
        return walked(domain, shown, now, answers).judged();
    }

    private static DaneCheck walked(String domain, Map<String, Presented> shown, Instant now, Answers answers) {
        Judgement judgement = new Judgement(PostureCheck.DANE, PostureSubject.domain(domain));
        DaneCheck check = new DaneCheck(domain, shown, now, answers, judgement);
        DnsAnswer exchangers = answers.of(domain, RecordType.MX);
        if (exchangers instanceof DnsAnswer.Failed failed) {
            judgement.unknown("dane.unknown", failed.cause());
            return check;
        }
        if (exchangers instanceof DnsAnswer.Absent absent) {
            // without an MX mail goes to the address of the domain (RFC 7672 section 2.2.2)
            if (!absent.nxdomain()) {
                check.host(domain, true);
            }
        } else {
            boolean signed = proven(exchangers);
            MxCheck.hosts(exchangers).stream().limit(MOST).forEach(host -> check.host(host, signed));
        }
        return check;
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
            published(host, name, records, mxSigned);
        }
    }

    private void published(String host, String name, DnsAnswer.Records tlsa, boolean mxSigned) {
        List<DnsAnswer> addresses = Stream.of(RecordType.A, RecordType.AAAA)
                .map(type -> answers.of(host, type))
                .toList();
        boolean addressSigned = addresses.stream().anyMatch(DaneCheck::proven);
        Optional<Cause> silent = addresses.stream().flatMap(DaneCheck::cause).findFirst();
        if (mxSigned && proven(tlsa) && addressSigned) {
            usable(tlsa.values(), host, name);
        } else if (mxSigned && proven(tlsa) && silent.isPresent()) {
            judgement.unknown("dane.unknown", silent.get(), "host", host);
        } else if (addressSigned || proven(tlsa)) {
            judgement.code("dane.not_signed", "host", host);
        } else {
            unproven(host);
        }
    }

    /** Nothing was proven: either nothing is signed, or the resolver proves nothing. A signed zone tells which. */
    private void unproven(String host) {
        DnsAnswer signed = answers.of(SIGNED_ZONE, RecordType.NS);
        if (proven(signed)) {
            judgement.code("dane.not_signed", "host", host);
        } else {
            Cause cause = cause(signed).findFirst().orElse(Cause.NO_DATA);
            judgement.unknown("dane.not_validated", cause, "host", host);
        }
    }

    /** What no client can use is passed over; when nothing else is there, DANE is in vain (RFC 7672 section 2.2). */
    private void usable(List<String> values, String host, String name) {
        List<Optional<TlsaRecord>> records = values.stream().map(TlsaRecord::of).toList();
        boolean some =
                records.stream().anyMatch(it -> it.filter(TlsaRecord::usable).isPresent());
        for (Optional<TlsaRecord> record : records) {
            if (record.filter(TlsaRecord::usable).isEmpty()) {
                String fault = record.map(TlsaRecord::fault).orElse("?");
                PostureVerdict verdict = some ? PostureVerdict.WARN : PostureVerdict.FAIL;
                judgement.code("dane.unusable", verdict, "usage", fault, "host", host);
                judgement.wanted(name + " TLSA 3 1 1 (SHA-256 of the public key)");
            }
        }
        if (some) {
            usable.add(host);
            fitting(
                    records.stream()
                            .flatMap(Optional::stream)
                            .filter(TlsaRecord::usable)
                            .toList(),
                    host,
                    name);
        }
    }

    /** RFC 7672 section 2.2: one record that fits is enough; where none does, no mail is delivered. */
    private void fitting(List<TlsaRecord> records, String host, String name) {
        Presented presented = shown.get(host);
        if (presented instanceof Presented.Unclear unclear) {
            judgement.unknown("dane.not_compared", unclear.cause(), "host", host, "reason", unclear.reason());
        } else if (presented instanceof Presented.Chain chain) {
            Set<TlsaMatch.Fit> fits = records.stream()
                    .map(record -> TlsaMatch.of(record, chain.certificates(), List.of(host, domain), now))
                    .collect(Collectors.toSet());
            if (fits.contains(TlsaMatch.Fit.YES)) {
                judgement.fact("matched", true);
            } else if (fits.contains(TlsaMatch.Fit.UNTOLD)) {
                judgement.unknown("dane.not_compared", Cause.NO_DATA, "host", host);
            } else {
                judgement.code("dane.no_match", "host", host);
                judgement.wanted(name + " TLSA "
                        + TlsaMatch.published(chain.certificates().get(0)));
            }
        }
    }

    private static boolean proven(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records records && records.authenticated();
    }

    private static Stream<Cause> cause(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Failed failed ? Stream.of(failed.cause()) : Stream.empty();
    }
}
