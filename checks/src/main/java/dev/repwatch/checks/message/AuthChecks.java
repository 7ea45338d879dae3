package dev.repwatch.checks.message;

import dev.repwatch.checks.posture.dmarc.DmarcPolicy;
import dev.repwatch.checks.posture.dmarc.DmarcRecord;
import dev.repwatch.checks.posture.dmarc.Policy;
import dev.repwatch.checks.posture.spf.SpfResult;
import dev.repwatch.checks.posture.spf.SpfVerdict;
import dev.repwatch.checks.reputation.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether receivers can tell who sent the message: DKIM, SPF, DMARC and the client's name. */
final class AuthChecks {

    private static final String SILENT = "no_answer";
    private static final String NO_ENVELOPE = "no_envelope";
    private static final int BROKEN_BELOW = 1024;
    private static final int NAMED = 3;

    private final MessageView message;
    private final Envelope envelope;
    private final AuthFacts facts;
    private final Findings findings;

    AuthChecks(MessageView message, Envelope envelope, AuthFacts facts, Findings findings) {
        this.message = message;
        this.envelope = envelope;
        this.facts = facts;
        this.findings = findings;
    }

    void look(Profile profile) {
        dkim();
        signedUnsubscribe();
        spf();
        dmarc(profile);
        names();
    }

    private boolean some(DkimSignature.Outcome outcome) {
        return facts.signatures().stream().anyMatch(signature -> signature.outcome() == outcome);
    }

    private void dkim() {
        List<DkimSignature> signatures = facts.signatures();
        if (signatures.isEmpty()) {
            findings.report("auth.dkim.missing", "header", "no DKIM-Signature");
            return;
        }
        boolean passes = some(DkimSignature.Outcome.PASS);
        if (!passes && some(DkimSignature.Outcome.UNKNOWN)) {
            String cause = signatures.stream()
                    .filter(signature -> signature.outcome() == DkimSignature.Outcome.UNKNOWN)
                    .map(DkimSignature::reason)
                    .findFirst()
                    .orElse(SILENT);
            List.of("auth.dkim.fail", "auth.dkim.unaligned", "auth.dkim.weak_key")
                    .forEach(rule -> findings.unknown(rule, cause));
        } else if (!passes) {
            DkimSignature first = signatures.get(0);
            findings.report("auth.dkim.fail", "DKIM-Signature", first.domain() + ": " + first.reason());
        } else {
            aligned();
        }
        signatures.forEach(this::signature);
    }

    private void aligned() {
        boolean unknown = false;
        for (int i = 0; i < facts.signatures().size(); i++) {
            if (facts.signatures().get(i).outcome() == DkimSignature.Outcome.PASS) {
                Optional<Boolean> aligned = facts.aligned().get(i);
                if (aligned.orElse(false)) {
                    return;
                }
                unknown |= aligned.isEmpty();
            }
        }
        if (unknown) {
            findings.unknown("auth.dkim.unaligned", SILENT);
        } else {
            findings.report(
                    "auth.dkim.unaligned",
                    "DKIM-Signature",
                    facts.signatures().get(0).domain());
        }
    }

    private void signature(DkimSignature signature) {
        signature
                .weakBits()
                .ifPresent(bits -> findings.report(
                        "auth.dkim.weak_key",
                        bits < BROKEN_BELOW ? Severity.MAJOR : Severity.MINOR,
                        "DKIM-Signature",
                        signature.selector() + "._domainkey." + signature.domain() + ": " + bits + " bits"));
        if (signature.bodyLength()) {
            findings.report("auth.dkim.body_length", "DKIM-Signature", "l= of " + signature.domain());
        }
        signature
                .expires()
                .filter(end -> end.isBefore(message.at()))
                .ifPresent(end -> findings.report("auth.dkim.expired", "DKIM-Signature", "x= was " + end));
        for (String field : List.of("from", "subject", "date", "to", "message-id")) {
            if (!signature.covers(field)
                    && (field.equals("from") || message.raw().first(field).isPresent())) {
                Severity severity = field.equals("from") ? Severity.MAJOR : Severity.MINOR;
                findings.report("auth.dkim.unsigned_header", severity, "DKIM-Signature", field + " is not in h=");
            }
        }
    }

    /** RFC 8058 section 4: both fields must be covered by a signature that passes. */
    private void signedUnsubscribe() {
        if (message.raw().first("list-unsubscribe").isEmpty()
                || message.raw().first("list-unsubscribe-post").isEmpty()) {
            return;
        }
        boolean covered =
                facts.signatures().stream().anyMatch(s -> s.outcome() == DkimSignature.Outcome.PASS && isCovering(s));
        boolean maybe = facts.signatures().stream()
                .anyMatch(s -> s.outcome() == DkimSignature.Outcome.UNKNOWN && isCovering(s));
        if (!covered && maybe) {
            findings.unknown("list.unsubscribe.not_signed", SILENT);
        } else if (!covered) {
            String why = facts.signatures().stream()
                    .map(AuthChecks::whyNotCovered)
                    .limit(NAMED)
                    .collect(Collectors.joining("; "));
            findings.report("list.unsubscribe.not_signed", "DKIM-Signature", why.isEmpty() ? "no signature" : why);
        }
    }

    /** Which signature, and which field: "not signed" alone helps nobody. */
    private static String whyNotCovered(DkimSignature signature) {
        String which = "d=" + signature.domain() + " s=" + signature.selector() + ": ";
        String missing = Stream.of("List-Unsubscribe", "List-Unsubscribe-Post")
                .filter(field -> !signature.covers(field.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" and "));
        return which + (missing.isEmpty() ? "does not pass" : "h= lacks " + missing);
    }

    private static boolean isCovering(DkimSignature signature) {
        return signature.covers("list-unsubscribe") && signature.covers("list-unsubscribe-post");
    }

    private void spf() {
        List<String> rules = List.of(
                "auth.spf.fail", "auth.spf.softfail", "auth.spf.none", "auth.spf.permerror", "auth.spf.unaligned");
        if (facts.spf().isEmpty()) {
            rules.forEach(rule -> findings.unknown(rule, NO_ENVELOPE));
        } else {
            verdict(facts.spf().get(), rules);
        }
        boolean senderHas = facts.spf()
                .map(SpfVerdict::result)
                .filter(r -> r != SpfResult.NONE && r != SpfResult.TEMPERROR)
                .isPresent();
        if (facts.fromHasSpf().isEmpty()) {
            findings.unknown(
                    "auth.spf.header_from_missing", message.fromDomain().isEmpty() ? "no_from" : SILENT);
        } else if (senderHas && !facts.fromHasSpf().get()) {
            findings.report("auth.spf.header_from_missing", "From", message.fromDomain());
        }
    }

    private void verdict(SpfVerdict verdict, List<String> rules) {
        String sender = envelope.mailFrom().filter(from -> !from.isEmpty()).orElse(envelope.helo());
        String domain = sender.substring(sender.lastIndexOf('@') + 1);
        String evidence = domain + ": " + verdict.result().label()
                + verdict.term().map(term -> " (" + term + ")").orElse("");
        switch (verdict.result()) {
            case FAIL -> findings.report("auth.spf.fail", "envelope", evidence);
            case SOFTFAIL, NEUTRAL -> findings.report("auth.spf.softfail", "envelope", evidence);
            case NONE -> findings.report("auth.spf.none", "envelope", evidence);
            case PERMERROR ->
                findings.report(
                        "auth.spf.permerror",
                        "envelope",
                        domain + ": " + verdict.reason().orElse("permerror"));
            case TEMPERROR -> {
                String cause = verdict.cause()
                        .map(known -> known.name().toLowerCase(Locale.ROOT))
                        .orElse(SILENT);
                rules.forEach(rule -> findings.unknown(rule, cause));
            }
            case PASS -> {
                if (facts.spfAligned().isEmpty()) {
                    findings.unknown("auth.spf.unaligned", SILENT);
                } else if (!facts.spfAligned().get()) {
                    findings.report("auth.spf.unaligned", "envelope", domain);
                }
            }
        }
    }

    private void dmarc(Profile profile) {
        if (facts.dmarc().isEmpty()) {
            return;
        }
        facts.dmarc()
                .get()
                .match(
                        applies -> policy(applies),
                        missing -> report(
                                "auth.dmarc.missing",
                                profile == Profile.MARKETING ? Severity.MAJOR : Severity.MINOR,
                                message.fromDomain()),
                        unclear -> {
                            String cause = unclear.cause().name().toLowerCase(Locale.ROOT);
                            List.of("auth.dmarc.fail", "auth.dmarc.missing", "auth.dmarc.policy_none")
                                    .forEach(rule -> findings.unknown(rule, cause));
                            return true;
                        });
    }

    private boolean report(String rule, Severity severity, String evidence) {
        findings.report(rule, severity, "From", evidence);
        return true;
    }

    private boolean policy(DmarcPolicy.Applies applies) {
        if (applies.effective() == Policy.NONE) {
            report("auth.dmarc.policy_none", Severity.INFO, applies.recordAt());
        }
        Optional<Boolean> passes = passes(applies.record());
        if (passes.isEmpty()) {
            findings.unknown("auth.dmarc.fail", SILENT);
        } else if (!passes.get()) {
            report(
                    "auth.dmarc.fail",
                    Severity.CRITICAL,
                    "p=" + applies.effective().name().toLowerCase(Locale.ROOT));
        }
        return true;
    }

    /** Nothing when what is missing could still make it pass. Alignment as the record wants it (RFC 7489 section 3.1). */
    private Optional<Boolean> passes(DmarcRecord record) {
        boolean strictSpf = record.strict("aspf");
        boolean strictDkim = record.strict("adkim");
        Optional<Boolean> spfAligned =
                strictSpf && facts.spf().isPresent() ? Optional.of(facts.spfExact()) : facts.spfAligned();
        boolean unknown =
                facts.spf().map(spf -> spf.result() == SpfResult.TEMPERROR).orElse(true) && spfAligned.orElse(true);
        if (facts.spf().map(spf -> spf.result() == SpfResult.PASS).orElse(false)) {
            if (spfAligned.orElse(false)) {
                return Optional.of(true);
            }
            unknown |= spfAligned.isEmpty();
        }
        for (int i = 0; i < facts.signatures().size(); i++) {
            DkimSignature.Outcome outcome = facts.signatures().get(i).outcome();
            Optional<Boolean> aligned = strictDkim
                    ? Optional.of(facts.exact().get(i))
                    : facts.aligned().get(i);
            if (outcome == DkimSignature.Outcome.PASS && aligned.orElse(false)) {
                return Optional.of(true);
            }
            unknown |= (outcome == DkimSignature.Outcome.UNKNOWN && aligned.orElse(true))
                    || (outcome == DkimSignature.Outcome.PASS && aligned.isEmpty());
        }
        return unknown ? Optional.empty() : Optional.of(false);
    }

    private void names() {
        if (!message.fromDomain().isEmpty()) {
            if (facts.fromTakesMail().isEmpty()) {
                findings.unknown("auth.from.no_mx_or_a", SILENT);
            } else if (!facts.fromTakesMail().get()) {
                findings.report("auth.from.no_mx_or_a", "From", message.fromDomain());
            }
        }
        if (envelope.ip().isEmpty()) {
            findings.unknown("auth.ptr.missing", NO_ENVELOPE);
        } else if (facts.reverseLeadsBack().isEmpty()) {
            findings.unknown("auth.ptr.missing", SILENT);
        } else if (!facts.reverseLeadsBack().get()) {
            findings.report("auth.ptr.missing", "envelope", envelope.ip().get().getHostAddress());
        }
    }
}
