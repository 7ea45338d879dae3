package dev.repwatch.monitor.plan;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.targets.TypedTarget;
import dev.repwatch.monitor.plan.BudgetJson.BudgetAnswer;
import dev.repwatch.monitor.plan.BudgetJson.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How the questions of a day are spent, over the API. Only for those who see everything: what happened to neighbours shows. */
public final class PlanRoutes {

    public static final String BUDGET = "/api/v1/budget";
    public static final String EXPLAIN = "/api/v1/budget/explain";

    private PlanRoutes() {}

    /** @param target an address or a domain that is watched */
    public record ExplainQuery(Optional<String> target) {}

    /** @param watched the targets of the settings in force */
    public static List<Endpoint> of(PlanWatch plans, Supplier<List<WatchedTarget>> watched) {
        return List.of(
                Endpoint.get(BUDGET, Role.VIEWER, "How the questions of a day are spent, by operator and list")
                        .answers(BudgetAnswer.class, call -> plans.budget()),
                Endpoint.get(EXPLAIN, Role.VIEWER, "Why a target is asked about when it is")
                        .query(ExplainQuery.class)
                        .answers(Explanation.class, call -> explain(plans, watched.get(), call.query())));
    }

    private static Explanation explain(PlanWatch plans, List<WatchedTarget> watched, ExplainQuery query) {
        String text = query.target()
                .map(TypedTarget::spelling)
                .orElseThrow(() -> new HttpRefusal(HttpRefusal.BAD_REQUEST, "say which target: ?target=…"));
        List<Target> seen = watched.stream().map(WatchedTarget::target).toList();
        return seen.stream()
                .filter(it -> it.text().equals(text))
                .findFirst()
                .map(plans::explain)
                .orElseThrow(() -> new HttpRefusal(
                        HttpRefusal.NOT_FOUND,
                        "\"" + Clean.line(text) + "\" is not watched"
                                + DidYouMean.hint(
                                        text, seen.stream().map(Target::text).toList())));
    }
}
