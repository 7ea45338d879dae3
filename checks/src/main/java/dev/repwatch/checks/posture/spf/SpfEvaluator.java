package dev.repwatch.checks.posture.spf;

import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.DnsName;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code check_host()} of RFC 7208 section 4, over answers as values. An answer that is missing makes a temporary error, never
 * another result.
 */
public final class SpfEvaluator {

    private static final int MOST_STEPS = 200;
    private static final int MOST_OF_EXPLANATION = 500;

    private final SpfSender sender;
    private final SpfQuestions questions;
    private final Answers answers;
    private final List<SpfStep> trace = new ArrayList<>();
    private int lookups;

    private SpfEvaluator(SpfSender sender, Answers answers, SpfLimits limits) {
        this.sender = sender;
        this.answers = answers;
        this.questions = new SpfQuestions(sender.ip(), answers, limits);
    }

    /** As strict receivers do. */
    public static SpfVerdict evaluate(SpfSender sender, Answers answers) {
        return evaluate(sender, answers, SpfLimits.STRICT);
    }

    public static SpfVerdict evaluate(SpfSender sender, Answers answers, SpfLimits limits) {
        return evaluate(sender, sender.domain(), answers, limits);
    }

    /** @param domain whose record is evaluated, when it is not that of the sender: receivers also try the header From */
    public static SpfVerdict evaluate(SpfSender sender, String domain, Answers answers, SpfLimits limits) {
        SpfEvaluator evaluator = new SpfEvaluator(plain(sender), answers, limits);
        return evaluator.verdict(evaluator.check(domain, 0, true));
    }

    /**
     * @param term the directive that decided
     * @param explanation where the explanation stands, when there is one for this result
     */
    private record Decision(SpfResult result, Optional<String> term, Outcome outcome, Optional<String> explanation) {

        static Decision of(SpfResult result) {
            return new Decision(result, Optional.empty(), Outcome.NO_MATCH, Optional.empty());
        }

        static Decision error(Outcome error, Optional<String> term) {
            SpfResult result = error.kind() == Outcome.Kind.TEMPERROR ? SpfResult.TEMPERROR : SpfResult.PERMERROR;
            return new Decision(result, term, error, Optional.empty());
        }
    }

    private SpfVerdict verdict(Decision decision) {
        boolean error = decision.outcome().error();
        return new SpfVerdict(
                decision.result(),
                decision.term(),
                error ? Optional.of(decision.outcome().reason()) : Optional.empty(),
                lookups,
                questions.voids(),
                decision.explanation(),
                decision.outcome().cause().or(questions::skipped),
                trace);
    }

    private Decision check(String domain, int depth, boolean explain) {
        if (!DnsName.of(domain).isPresent() || DnsName.labels(stripped(domain)).size() < 2) {
            return Decision.of(SpfResult.NONE);
        }
        return SpfPolicies.at(domain, answers)
                .match(
                        one -> evaluated(one.octets(), domain, depth, explain),
                        none -> Decision.of(SpfResult.NONE),
                        several -> Decision.error(
                                Outcome.permanent(several.count() + " records at " + domain), Optional.empty()),
                        unclear -> Decision.error(Outcome.temporary(domain, unclear.cause()), Optional.empty()));
    }

    private Decision evaluated(String octets, String domain, int depth, boolean explain) {
        return SpfParser.parse(octets)
                .match(
                        record -> evaluated(record, domain, depth, explain),
                        unsound -> Decision.error(
                                Outcome.permanent("\"" + unsound.term() + "\" cannot be read"),
                                Optional.of(unsound.term())));
    }

    private Decision evaluated(SpfRecord record, String domain, int depth, boolean explain) {
        MacroExpansion macros = new MacroExpansion(sender, domain, () -> questions.validatedName(domain));
        for (Directive directive : record.directives()) {
            Outcome outcome = outcome(directive.mechanism(), domain, macros, depth);
            step(depth, domain, directive.text(), outcome.kind());
            if (outcome.error()) {
                return Decision.error(outcome, Optional.of(directive.text()));
            }
            if (outcome.kind() == Outcome.Kind.MATCH) {
                SpfResult result = directive.qualifier().result();
                Optional<String> text = explain && result == SpfResult.FAIL
                        ? record.explanation().flatMap(it -> explanation(it, macros))
                        : Optional.empty();
                return new Decision(result, Optional.of(directive.text()), outcome, text);
            }
        }
        return record.redirect()
                .map(target -> redirected(target, domain, macros, depth, explain))
                .orElseGet(() -> Decision.of(SpfResult.NEUTRAL));
    }

    private Decision redirected(MacroString target, String domain, MacroExpansion macros, int depth, boolean explain) {
        String term = "redirect=" + target.text();
        if (over()) {
            step(depth, domain, term, Outcome.Kind.PERMERROR);
            return Decision.error(tooMany(), Optional.of(term));
        }
        String next = macros.name(target);
        if (questions.over()) {
            return Decision.error(questions.tooManyVoids(), Optional.of(term));
        }
        step(depth, domain, term, Outcome.Kind.MATCH);
        Decision decision = check(next, depth + 1, explain);
        return decision.result() == SpfResult.NONE
                ? Decision.error(Outcome.permanent(term + " leads to no SPF record"), Optional.of(term))
                : new Decision(decision.result(), Optional.of(term), decision.outcome(), decision.explanation());
    }

    private Outcome outcome(Mechanism mechanism, String domain, MacroExpansion macros, int depth) {
        if (mechanism.asks() && over()) {
            return tooMany();
        }
        if (mechanism instanceof Mechanism.Ip ip) {
            return Outcome.of(ip.range().contains(sender.ip()));
        }
        if (mechanism instanceof Mechanism.Include include) {
            return included(macros.name(include.domain()), depth);
        }
        if (mechanism instanceof Mechanism.A a) {
            return questions.address(name(a.domain(), domain, macros), a.masks());
        }
        if (mechanism instanceof Mechanism.Mx mx) {
            return questions.exchangers(name(mx.domain(), domain, macros), mx.masks());
        }
        if (mechanism instanceof Mechanism.Ptr ptr) {
            return questions.pointer(name(ptr.domain(), domain, macros));
        }
        if (mechanism instanceof Mechanism.Exists exists) {
            return questions.exists(macros.name(exists.domain()));
        }
        return Outcome.MATCH;
    }

    /** RFC 7208 section 5.2: only a pass matches, and a name without record is an error. */
    private Outcome included(String name, int depth) {
        if (questions.over()) {
            return questions.tooManyVoids();
        }
        Decision decision = check(name, depth + 1, false);
        return switch (decision.result()) {
            case PASS -> Outcome.MATCH;
            case FAIL, SOFTFAIL, NEUTRAL -> Outcome.NO_MATCH;
            case NONE -> Outcome.permanent("include:" + name + " leads to no SPF record");
            case TEMPERROR, PERMERROR -> decision.outcome();
        };
    }

    private static String name(Optional<MacroString> given, String domain, MacroExpansion macros) {
        return given.map(macros::name).orElse(domain);
    }

    /** RFC 7208 section 6.2: whatever is wrong with it, there is simply none. */
    private Optional<String> explanation(MacroString where, MacroExpansion macros) {
        return SpfPolicies.onlyText(macros.name(where), answers)
                .flatMap(MacroParser::explanation)
                .map(macros::text)
                .filter(text -> text.chars().allMatch(octet -> octet < 128))
                .map(text -> text.substring(0, Math.min(text.length(), MOST_OF_EXPLANATION)));
    }

    private boolean over() {
        lookups++;
        return lookups > SpfLimits.LOOKUPS;
    }

    private Outcome tooMany() {
        return Outcome.permanent("more than " + SpfLimits.LOOKUPS + " look-ups");
    }

    private void step(int depth, String domain, String term, Outcome.Kind outcome) {
        if (trace.size() < MOST_STEPS) {
            trace.add(new SpfStep(depth, domain, term, outcome.words(), lookups, questions.voids()));
        }
    }

    private static String stripped(String domain) {
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }

    private static SpfSender plain(SpfSender sender) {
        InetAddress ip = sender.ip() instanceof Inet6Address six ? unmapped(six) : sender.ip();
        return new SpfSender(ip, sender.localPart(), sender.domain(), sender.helo(), sender.receiver(), sender.at());
    }

    private static InetAddress unmapped(Inet6Address six) {
        try {
            return InetAddress.getByAddress(six.getAddress());
        } catch (java.net.UnknownHostException impossible) {
            return six;
        }
    }
}
