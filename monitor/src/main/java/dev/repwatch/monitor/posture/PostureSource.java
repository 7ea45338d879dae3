package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One check of posture as a source of findings.
 *
 * @param minInterval how often it looks
 */
record PostureSource(PostureCheck check, Duration minInterval) implements Source {

    private static final String PREFIX = "posture-";
    private static final Set<PostureCheck> OF_ADDRESSES = Set.of(PostureCheck.PTR, PostureCheck.HELO);

    static SourceId id(PostureCheck check) {
        return new SourceId(PREFIX + check.label().replace('_', '-'));
    }

    /** The check that is this source; empty when it is none of posture. */
    static Optional<PostureCheck> check(SourceId source) {
        return source.value().startsWith(PREFIX)
                ? PostureCheck.of(source.value().substring(PREFIX.length()).replace('-', '_'))
                : Optional.empty();
    }

    @Override
    public SourceId id() {
        return id(check);
    }

    @Override
    public String title() {
        return switch (check) {
            case SPF_IP -> "SPF of addresses";
            case NS -> "name servers";
            case REGISTRATION -> "registration";
            case NETWORK -> "network";
            default -> check.name().toUpperCase(Locale.ROOT).replace('_', '-');
        };
    }

    @Override
    public Set<TargetKind> kinds() {
        return OF_ADDRESSES.contains(check) ? Set.of(TargetKind.IPV4, TargetKind.IPV6) : Set.of(TargetKind.DOMAIN);
    }

    @Override
    public String operator() {
        return "self";
    }

    @Override
    public int tier() {
        return switch (check) {
            case PTR, SPF, SPF_IP, DKIM, DMARC -> 2;
            case HELO, MX, MTA_STS, REGISTRATION -> 3;
            case TLS_RPT, DANE, BIMI, NS, NETWORK -> 4;
        };
    }

    @Override
    public Severity worst() {
        return Severity.CRITICAL;
    }

    /** What is wanted, the same for everybody. */
    String wanted() {
        return switch (check) {
            case PTR -> "a reverse name that leads back";
            case HELO -> "a public HELO name that leads to the address";
            case SPF -> "one sound SPF record";
            case SPF_IP -> "every sending address passes SPF";
            case DKIM -> "a sound key under every selector";
            case DMARC -> "a DMARC policy, and something aligned";
            case MX -> "somewhere for replies and bounces to go";
            case MTA_STS -> "a policy that covers the exchangers";
            case TLS_RPT -> "one sound record, or none";
            case DANE -> "records that verifiers can use, or none";
            case BIMI -> "a sound logo record, or none";
            case NS -> "name servers that all answer, and the same";
            case REGISTRATION -> "a registration that does not end soon";
            case NETWORK -> "nothing: whose network it is can only be known";
        };
    }
}
