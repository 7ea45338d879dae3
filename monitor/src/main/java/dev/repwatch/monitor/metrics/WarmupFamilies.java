package dev.repwatch.monitor.metrics;

import dev.repwatch.monitor.metrics.MetricsInput.WarmupProviderView;
import dev.repwatch.monitor.metrics.MetricsInput.WarmupView;
import java.util.List;

/** New addresses and what they may send; whether they are watched does not matter. */
final class WarmupFamilies implements Families {

    @Override
    public List<Family> of(Snapshot now) {
        Family limit = Family.of(Metric.WARMUP_LIMIT);
        Family goal = Family.of(Metric.WARMUP_GOAL);
        Family sent = Family.of(Metric.WARMUP_SENT);
        Family verdict = Family.of(Metric.WARMUP_VERDICT);
        Family day = Family.of(Metric.WARMUP_DAY);
        Family complete = Family.of(Metric.WARMUP_COMPLETE_UNTIL);
        for (WarmupView view : now.input().warmups()) {
            day.add(view.day(), view.target());
            view.completeUntil().ifPresent(at -> complete.add(at, view.target()));
            for (WarmupProviderView provider : view.providers()) {
                limit.add(provider.limit(), view.target(), provider.provider());
                goal.add(provider.goal(), view.target(), provider.provider());
                provider.sent().ifPresent(count -> sent.add(count, view.target(), provider.provider()));
                verdict.add(1, view.target(), provider.provider(), provider.verdict());
            }
        }
        return List.of(limit, goal, sent, verdict, day, complete);
    }
}
