package dev.repwatch.monitor.metrics;

import dev.repwatch.monitor.metrics.MetricsInput.MailView;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What mail logs said, by provider and pool: both are few, whatever stands in the logs. */
final class MailFamilies implements Families {

    @Override
    public List<Family> of(Snapshot now) {
        Optional<MailView> mail = now.input().mail();
        return mail.map(MailFamilies::families).orElse(List.of());
    }

    private static List<Family> families(MailView mail) {
        Family attempts = Family.of(Metric.MAIL_ATTEMPTS);
        Family unknown = Family.of(Metric.MAIL_UNKNOWN_USER_RATIO);
        Family blocked = Family.of(Metric.MAIL_BLOCKED_RATIO);
        Family deferred = Family.of(Metric.MAIL_DEFERRED_RATIO);
        mail.traffic().forEach(it -> {
            new TreeMap<>(it.outcomes())
                    .forEach((outcome, n) -> attempts.add((long) n, it.provider(), it.pool(), outcome));
            unknown.add(it.unknownUsers(), it.provider(), it.pool());
            blocked.add(it.blocked(), it.provider(), it.pool());
            deferred.add(it.deferred(), it.provider(), it.pool());
        });
        Family named = Family.of(Metric.MAIL_NAMED_REFUSALS);
        mail.named().forEach(it -> named.add(it.refused(), it.named(), it.pool()));
        Family waiting = Family.of(Metric.MAIL_WAITING);
        new TreeMap<>(mail.waiting()).forEach((provider, n) -> waiting.add((long) n, provider));
        Family last = Family.of(Metric.MAIL_LOG_LAST_LINE);
        Family behind = Family.of(Metric.MAIL_LOG_BEHIND);
        mail.logs().forEach(log -> {
            last.add(log.lastLine(), log.log());
            behind.add(log.behind(), log.log());
        });
        return List.of(
                attempts,
                unknown,
                blocked,
                deferred,
                named,
                waiting,
                Family.of(Metric.MAIL_SUPPRESSED).add(mail.suppressed()),
                Family.of(Metric.MAIL_SUPPRESSION_HELD).add(mail.held()),
                last,
                behind);
    }
}
