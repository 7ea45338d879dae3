package dev.repwatch.monitor.targets;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.api.Call;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.targets.TypedTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One look at targets that need not be watched, over HTTP. It costs the quota of lists, so it is for operators. */
public final class CheckRoutes {

    private static final int MOST = 20;
    private static final String PATH = "/api/v1/checks";

    private final OneTimeChecks checks;
    private final Predicate<SourceId> firstTier;

    private CheckRoutes(OneTimeChecks checks, Predicate<SourceId> firstTier) {
        this.checks = checks;
        this.firstTier = firstTier;
    }

    /** @param targets addresses and domains, at most twenty together with those of networks */
    public record CheckOrder(List<String> targets) {}

    /**
     * A look.
     *
     * @param state {@code waiting}, {@code done} or {@code broken_off}
     * @param done_at absent while it waits
     */
    public record CheckJson(
            String id, String state, String by, String at, Optional<String> done_at, List<CheckedTarget> targets) {}

    /** @param verdict {@code listed}, {@code clean} or {@code unknown} */
    public record CheckedTarget(String target, String verdict, List<CheckFinding> findings) {}

    /**
     * What a list said.
     *
     * @param cause why it is not known; absent where it is
     */
    public record CheckFinding(
            String source, String verdict, List<String> codes, Optional<String> reason, Optional<String> cause) {}

    /** @param firstTier whether a list counts so much that its silence leaves everything open */
    public static List<Endpoint> of(OneTimeChecks checks, Predicate<SourceId> firstTier) {
        CheckRoutes routes = new CheckRoutes(checks, firstTier);
        return List.of(
                Endpoint.post(PATH, Role.OPERATOR, "Ask every list once, now, about targets that need not be watched")
                        .body(CheckOrder.class)
                        .replies(CheckJson.class, routes::ask),
                Endpoint.get(PATH + "/{id}", Role.OPERATOR, "What lists said when they were asked once")
                        .answers(CheckJson.class, routes::one));
    }

    private Reply ask(Call<None, CheckOrder> call) {
        Set<Target> targets = new LinkedHashSet<>();
        List<String> typed = call.body().targets();
        for (int i = 0; i < typed.size(); i++) {
            targets.addAll(read(typed.get(i), i));
        }
        if (targets.isEmpty() || targets.size() > MOST) {
            throw HttpRefusal.field(HttpRefusal.UNPROCESSABLE, "/targets", "expected 1 to " + MOST + " targets");
        }
        OneTimeChecks.Check check = checks.ask(call.who().name(), List.copyOf(targets))
                .orElseThrow(() -> new HttpRefusal(
                        HttpRefusal.TOO_MANY, "too many checks wait, or you asked for ten within a minute"));
        return Reply.json(Reply.ACCEPTED, json(check)).with("Location", "checks/" + check.id());
    }

    private static List<Target> read(String typed, int at) {
        try {
            return TypedTarget.targets(typed, MOST).toList();
        } catch (IllegalArgumentException none) {
            throw HttpRefusal.field(HttpRefusal.UNPROCESSABLE, "/targets/" + at, String.valueOf(none.getMessage()));
        }
    }

    private CheckJson one(Call<None, None> call) {
        return json(checks.find(call.number("id"))
                .orElseThrow(() -> new HttpRefusal(HttpRefusal.NOT_FOUND, "there is no such check any more")));
    }

    private CheckJson json(OneTimeChecks.Check check) {
        return new CheckJson(
                Long.toString(check.id()),
                check.state().name().toLowerCase(Locale.ROOT),
                check.by(),
                check.at().toString(),
                check.done().map(Instant::toString),
                check.targets().stream().map(it -> target(check, it)).toList());
    }

    private CheckedTarget target(OneTimeChecks.Check check, Target target) {
        List<Observation> found = new ArrayList<>(check.found());
        found.removeIf(it -> !it.target().equals(target));
        found.sort(Comparator.comparing(Observation::source));
        return new CheckedTarget(
                target.text(),
                check.verdict(target, firstTier),
                found.stream().map(CheckRoutes::finding).toList());
    }

    private static CheckFinding finding(Observation it) {
        Optional<Listing> listing = it.finding().held();
        return new CheckFinding(
                it.source().value(),
                it.finding().verdict(),
                listing.map(Listing::codes).orElse(List.of()).stream()
                        .map(ListedCode::name)
                        .toList(),
                listing.flatMap(Listing::reason),
                it.finding() instanceof Finding.Unknown unknown
                        ? Optional.of(unknown.cause().label())
                        : Optional.empty());
    }
}
