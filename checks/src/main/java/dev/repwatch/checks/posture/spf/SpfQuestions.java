package dev.repwatch.checks.posture.spf;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.DnsName;
import dev.repwatch.checks.posture.Reverse;
import dev.repwatch.checks.reputation.Cause;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** The mechanisms that ask the DNS, for one address; counts what comes back empty. */
final class SpfQuestions {

    private static final String UNNAMED = "unknown";

    private final InetAddress ip;
    private final Answers answers;
    private final SpfLimits limits;
    private final RecordType family;
    private int voids;
    private Optional<Cause> skipped = Optional.empty();

    SpfQuestions(InetAddress ip, Answers answers, SpfLimits limits) {
        this.ip = ip;
        this.answers = answers;
        this.limits = limits;
        family = ip.getAddress().length == 4 ? RecordType.A : RecordType.AAAA;
    }

    int voids() {
        return voids;
    }

    /** Why a reverse name was passed over: RFC 7208 section 5.5 wants it so, but who is to be sure must not. */
    Optional<Cause> skipped() {
        return skipped;
    }

    boolean over() {
        return voids > limits.voids();
    }

    Outcome tooManyVoids() {
        return Outcome.permanent("more than " + limits.voids() + " look-ups came back empty");
    }

    Outcome address(String name, Mechanism.Masks masks) {
        return within(counted(ask(name, family)), name, masks);
    }

    Outcome exists(String name) {
        DnsAnswer answer = counted(ask(name, RecordType.A));
        return over()
                ? tooManyVoids()
                : answer.match(
                        records -> Outcome.MATCH,
                        absent -> Outcome.NO_MATCH,
                        failed -> Outcome.temporary(name, failed.cause()));
    }

    Outcome exchangers(String name, Mechanism.Masks masks) {
        DnsAnswer answer = counted(ask(name, RecordType.MX));
        return over()
                ? tooManyVoids()
                : answer.match(
                        records -> among(records.values(), name, masks),
                        absent -> Outcome.NO_MATCH,
                        failed -> Outcome.temporary(name, failed.cause()));
    }

    /** RFC 7208 section 5.5: trouble with a name only means that the name does not count. */
    Outcome pointer(String domain) {
        boolean match = false;
        for (String name : names()) {
            match = match || (DnsName.within(name, domain) && leadsBack(name));
        }
        return over() ? tooManyVoids() : Outcome.of(match);
    }

    /** The value of macro p: the domain itself before a name below it before any other. */
    String validatedName(String domain) {
        List<String> names = names().stream().filter(this::leadsBack).toList();
        Optional<String> own =
                names.stream().filter(name -> name.equalsIgnoreCase(domain)).findFirst();
        Optional<String> below =
                names.stream().filter(name -> DnsName.within(name, domain)).findFirst();
        return own.or(() -> below).or(() -> names.stream().findFirst()).orElse(UNNAMED);
    }

    private List<String> names() {
        return counted(ask(Reverse.name(ip), RecordType.PTR))
                .match(
                        records ->
                                records.values().stream().limit(SpfLimits.NAMES).toList(),
                        absent -> List.of(),
                        failed -> {
                            skipped = Optional.of(failed.cause());
                            return List.of();
                        });
    }

    private boolean leadsBack(String name) {
        Outcome outcome = within(ask(name, family), name, Mechanism.Masks.WHOLE);
        skipped = skipped.or(outcome::cause);
        return outcome.kind() == Outcome.Kind.MATCH;
    }

    private Outcome among(List<String> exchangers, String name, Mechanism.Masks masks) {
        if (exchangers.size() > SpfLimits.NAMES) {
            return Outcome.permanent(name + " has more than " + SpfLimits.NAMES + " exchangers");
        }
        for (String exchanger : exchangers) {
            String host = exchanger.substring(exchanger.indexOf(' ') + 1);
            Outcome outcome = host.equals(".") ? Outcome.NO_MATCH : address(host, masks);
            if (outcome.kind() != Outcome.Kind.NO_MATCH) {
                return outcome;
            }
        }
        return Outcome.NO_MATCH;
    }

    private Outcome within(DnsAnswer answer, String name, Mechanism.Masks masks) {
        return over()
                ? tooManyVoids()
                : answer.match(
                        records -> Outcome.of(records.values().stream()
                                .flatMap(value -> AddressRange.address(value).stream())
                                .map(it -> new AddressRange(it, masks.of(it.getAddress().length)))
                                .anyMatch(range -> range.contains(ip))),
                        absent -> Outcome.NO_MATCH,
                        failed -> Outcome.temporary(name, failed.cause()));
    }

    private DnsAnswer ask(String name, RecordType type) {
        return answers.of(name, type);
    }

    private DnsAnswer counted(DnsAnswer answer) {
        voids += answer instanceof DnsAnswer.Absent ? 1 : 0;
        return answer;
    }
}
