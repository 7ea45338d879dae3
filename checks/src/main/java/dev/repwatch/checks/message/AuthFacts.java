package dev.repwatch.checks.message;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.TxtRecord;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.Reverse;
import dev.repwatch.checks.posture.dmarc.Alignment;
import dev.repwatch.checks.posture.dmarc.DmarcPolicies;
import dev.repwatch.checks.posture.dmarc.DmarcPolicy;
import dev.repwatch.checks.posture.spf.SpfEvaluator;
import dev.repwatch.checks.posture.spf.SpfSender;
import dev.repwatch.checks.posture.spf.SpfVerdict;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the DNS says of who sent a message; a function of answers.
 *
 * @param signatures each with its outcome
 * @param aligned for each signature whether its domain is of the organisation of From; empty when not known
 * @param exact for each signature whether its domain is that of From itself
 * @param spf nothing when the envelope is not known
 * @param spfAligned whether MAIL FROM is of the organisation of From; empty when not known
 * @param spfExact whether MAIL FROM is of the domain of From itself
 * @param fromHasSpf empty when not known
 * @param dmarc of the domain of From
 * @param fromTakesMail whether the domain of From has MX, A or AAAA; empty when not known
 * @param reverseLeadsBack whether the client's name leads back to it; empty when not known
 */
record AuthFacts(
        List<DkimSignature> signatures,
        List<Optional<Boolean>> aligned,
        List<Boolean> exact,
        Optional<SpfVerdict> spf,
        Optional<Boolean> spfAligned,
        boolean spfExact,
        Optional<Boolean> fromHasSpf,
        Optional<DmarcPolicy> dmarc,
        Optional<Boolean> fromTakesMail,
        Optional<Boolean> reverseLeadsBack) {

    static AuthFacts of(MessageView message, Envelope envelope, Answers answers) {
        String from = message.fromDomain();
        List<DkimSignature> signatures = DkimSignatures.of(message.raw(), answers);
        String sender = envelope.mailFrom()
                .map(AuthFacts::domain)
                .filter(name -> !name.isEmpty())
                .orElse(envelope.helo());
        Optional<SpfVerdict> spf = envelope.ip()
                .filter(ip -> envelope.mailFrom().isPresent())
                .map(ip -> SpfEvaluator.evaluate(
                        SpfSender.of(ip, envelope.mailFrom().orElseThrow(), envelope.helo()), answers));
        return new AuthFacts(
                signatures,
                signatures.stream()
                        .map(signature -> aligned(from, signature.domain(), answers))
                        .toList(),
                signatures.stream()
                        .map(signature -> isExactly(from, signature.domain(), answers))
                        .toList(),
                spf,
                sender.isEmpty() ? Optional.empty() : aligned(from, sender, answers),
                isExactly(from, sender, answers),
                from.isEmpty() ? Optional.empty() : hasSpf(from, answers),
                from.isEmpty() ? Optional.empty() : Optional.of(DmarcPolicies.of(from, answers)),
                from.isEmpty() ? Optional.empty() : takesMail(from, answers),
                envelope.ip().flatMap(ip -> leadsBack(ip, answers)));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static Optional<Boolean> aligned(String from, String other, Answers answers) {
        return from.isEmpty() || other.isEmpty()
                ? Optional.of(false)
                : Alignment.of(from, other, false, answers).aligned();
    }

    private static boolean isExactly(String from, String other, Answers answers) {
        return !from.isEmpty()
                && !other.isEmpty()
                && Alignment.of(from, other, true, answers).aligned().orElse(false);
    }

    private static Optional<Boolean> hasSpf(String domain, Answers answers) {
        return answers.of(domain, RecordType.TXT)
                .match(
                        records -> Optional.of(records.texts().stream().anyMatch(AuthFacts::isSpf)),
                        absent -> Optional.of(false),
                        failed -> Optional.empty());
    }

    /** RFC 7208 section 4.5. */
    private static boolean isSpf(TxtRecord text) {
        String record = text.octets().toLowerCase(Locale.ROOT);
        return record.equals("v=spf1") || record.startsWith("v=spf1 ");
    }

    private static Optional<Boolean> takesMail(String domain, Answers answers) {
        boolean unclear = false;
        for (RecordType type : List.of(RecordType.MX, RecordType.A, RecordType.AAAA)) {
            DnsAnswer answer = answers.of(domain, type);
            if (answer instanceof DnsAnswer.Records) {
                return Optional.of(true);
            }
            unclear |= answer instanceof DnsAnswer.Failed;
        }
        return unclear ? Optional.empty() : Optional.of(false);
    }

    /** RFC 8499: forward-confirmed reverse DNS. */
    private static Optional<Boolean> leadsBack(InetAddress ip, Answers answers) {
        DnsAnswer pointer = answers.of(Reverse.name(ip), RecordType.PTR);
        if (pointer instanceof DnsAnswer.Failed) {
            return Optional.empty();
        }
        boolean unclear = false;
        if (pointer instanceof DnsAnswer.Records names) {
            RecordType family = ip.getAddress().length == 4 ? RecordType.A : RecordType.AAAA;
            for (String name :
                    names.values().subList(0, Math.min(10, names.values().size()))) {
                DnsAnswer forward = answers.of(name, family);
                if (forward instanceof DnsAnswer.Records addresses
                        && addresses.values().stream().anyMatch(text -> isSame(ip, text))) {
                    return Optional.of(true);
                }
                unclear |= forward instanceof DnsAnswer.Failed;
            }
        }
        return unclear ? Optional.empty() : Optional.of(false);
    }

    private static boolean isSame(InetAddress ip, String text) {
        return Optional.ofNullable(new IPAddressString(text).getAddress())
                .map(address -> address.toInetAddress().equals(ip))
                .orElse(false);
    }
}
