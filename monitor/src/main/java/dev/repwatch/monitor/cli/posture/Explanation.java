package dev.repwatch.monitor.cli.posture;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.posture.ask.Asker;
import dev.repwatch.checks.posture.dmarc.DmarcPolicies;
import dev.repwatch.checks.posture.dmarc.DmarcPolicy;
import dev.repwatch.checks.posture.dmarc.TreeWalk;
import dev.repwatch.checks.posture.spf.SpfEvaluator;
import dev.repwatch.checks.posture.spf.SpfSender;
import dev.repwatch.checks.posture.spf.SpfStep;
import dev.repwatch.checks.posture.spf.SpfVerdict;
import dev.repwatch.checks.posture.survey.Sender;
import dev.repwatch.checks.posture.survey.SenderProfile;
import java.util.List;
import java.util.Locale;

/** How a receiver goes about it, step by step: the terms of SPF with running counts, and the walk of DMARC. */
final class Explanation {

    private static final int MOST_SENDERS = 16;

    private Explanation() {}

    static String of(List<SenderProfile> profiles, Asker asker) {
        StringBuilder text = new StringBuilder();
        for (SenderProfile profile : profiles) {
            for (String domain : profile.spfDomains()) {
                profile.senders().stream().limit(MOST_SENDERS).forEach(sender -> spf(domain, sender, asker, text));
            }
            dmarc(profile.domain(), asker, text);
        }
        return text.toString();
    }

    private static void spf(String domain, Sender sender, Asker asker, StringBuilder text) {
        SpfSender who = SpfSender.of(sender.address(), domain, sender.helo().orElse(domain));
        SpfVerdict verdict =
                asker.settle(answers -> SpfEvaluator.evaluate(who, answers)).join();
        line(text, "SPF of " + domain + " for " + sender.ip());
        for (SpfStep step : verdict.trace()) {
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "  %s%-40s %-10s %2d look-ups %d empty",
                            "  ".repeat(step.depth()),
                            step.term(),
                            step.outcome(),
                            step.lookups(),
                            step.voids()));
        }
        line(
                text,
                "  = " + verdict.result().label()
                        + verdict.reason().map(why -> ": " + why).orElse(""));
    }

    private static void dmarc(String domain, Asker asker, StringBuilder text) {
        line(text, "DMARC of " + domain);
        TreeWalk walk = asker.settle(answers -> TreeWalk.from(domain, answers)).join();
        walk.steps()
                .forEach(step -> line(
                        text,
                        String.format(
                                Locale.ROOT,
                                "  %-48s %s",
                                step.name(),
                                step.cause()
                                        .map(cause -> "no answer (" + cause.label() + ")")
                                        .or(() -> step.record().map(record -> record.octets()))
                                        .orElse(
                                                step.count() > 1
                                                        ? step.count() + " records, which count as none"
                                                        : "-"))));
        DmarcPolicy policy =
                asker.settle(answers -> DmarcPolicies.of(domain, answers)).join();
        line(
                text,
                "  = "
                        + policy.match(
                                it -> it.tag() + "=" + it.policy().label() + " of " + it.recordAt() + ", organisation "
                                        + it.organisation().orElse("unknown"),
                                noRecord -> "no policy",
                                unclear -> "unknown (" + unclear.cause().label() + ")"));
    }

    private static void line(StringBuilder text, String words) {
        String indent = " ".repeat(words.length() - words.stripLeading().length());
        text.append(indent).append(visible(words.strip())).append(System.lineSeparator());
    }

    /** Keeps the blanks that align columns. */
    private static String visible(String words) {
        return Clean.text(words, Clean.TEXT).replace('\n', ' ');
    }
}
