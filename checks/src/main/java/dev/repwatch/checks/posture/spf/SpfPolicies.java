package dev.repwatch.checks.posture.spf;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.TxtRecord;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.reputation.Cause;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the record of a domain (RFC 7208 sections 4.3 to 4.5). */
final class SpfPolicies {

    private SpfPolicies() {}

    /** What stands at a domain. */
    sealed interface Found {

        record One(String octets) implements Found {}

        record None(boolean nxdomain) implements Found {}

        record Several(int count) implements Found {}

        record Unclear(Cause cause) implements Found {}

        default <T> T match(
                Function<One, T> one,
                Function<None, T> none,
                Function<Several, T> several,
                Function<Unclear, T> unclear) {
            if (this instanceof One it) {
                return one.apply(it);
            }
            if (this instanceof None it) {
                return none.apply(it);
            }
            if (this instanceof Several it) {
                return several.apply(it);
            }
            return unclear.apply((Unclear) this);
        }
    }

    static Found at(String domain, Answers answers) {
        return answers.of(domain, RecordType.TXT)
                .match(
                        records -> among(records.texts()),
                        absent -> new Found.None(absent.nxdomain()),
                        failed -> new Found.Unclear(failed.cause()));
    }

    /** The only text at a name, as explanations stand there; empty when there is none, several, or no answer. */
    static Optional<String> onlyText(String name, Answers answers) {
        return answers.of(name, RecordType.TXT) instanceof DnsAnswer.Records records
                        && records.texts().size() == 1
                ? Optional.of(records.texts().get(0).octets())
                : Optional.empty();
    }

    private static Found among(List<TxtRecord> texts) {
        List<String> policies = texts.stream()
                .map(TxtRecord::octets)
                .filter(SpfParser::isPolicy)
                .toList();
        return switch (policies.size()) {
            case 0 -> new Found.None(false);
            case 1 -> new Found.One(policies.get(0));
            default -> new Found.Several(policies.size());
        };
    }
}
