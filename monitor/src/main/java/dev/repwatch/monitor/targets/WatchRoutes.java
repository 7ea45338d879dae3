package dev.repwatch.monitor.targets;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.api.Call;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.TermsCheck;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.config.targets.TypedTarget;
import dev.repwatch.monitor.store.people.WatchTable;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Targets that are watched for a while, over HTTP. */
public final class WatchRoutes {

    private static final String PATH = "/api/v1/watches";
    private static final int MOST_TARGETS = 20;
    private static final int MOST_WATCHES = 50;
    private static final int LONGEST_NAME = 60;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Watches watches;
    private final Supplier<Settings> inForce;
    private final Runnable changed;

    private WatchRoutes(Watches watches, Supplier<Settings> inForce, Runnable changed) {
        this.watches = watches;
        this.inForce = inForce;
        this.changed = changed;
    }

    /**
     * What is to be watched.
     *
     * @param targets addresses and domains, at most twenty together with those of networks
     * @param expires after how long it is over by itself, such as {@code 7d}; a second to thirty days
     * @param name what people are told that it is
     */
    public record WatchOrder(String name, List<String> targets, String expires) {}

    /**
     * A watch.
     *
     * @param by who began it
     * @param expires when it is over
     */
    public record WatchJson(String id, String name, List<String> targets, String by, String at, String expires) {

        static WatchJson of(WatchTable.Row row) {
            return new WatchJson(
                    Long.toString(row.id()),
                    row.name(),
                    row.targets(),
                    row.who(),
                    row.at().toString(),
                    row.until().toString());
        }
    }

    /** Those that are not over, the oldest first. */
    public record WatchList(List<WatchJson> items) {}

    /**
     * @param inForce the settings that everything is looked at by
     * @param changed takes over what is watched now; returns when it is in force
     */
    public static List<Endpoint> of(Watches watches, Supplier<Settings> inForce, Runnable changed) {
        WatchRoutes routes = new WatchRoutes(watches, inForce, changed);
        return List.of(
                Endpoint.get(PATH, Role.VIEWER, "What is watched for a while, beside the configuration")
                        .answers(WatchList.class, call -> routes.all()),
                Endpoint.post(PATH, Role.OPERATOR, "Watch targets until a time, as those of the configuration")
                        .body(WatchOrder.class)
                        .replies(WatchJson.class, routes::begin),
                Endpoint.get(PATH + "/{id}", Role.VIEWER, "One watch that is not over")
                        .answers(WatchJson.class, routes::one),
                Endpoint.delete(PATH + "/{id}", Role.OPERATOR, "End a watch before its time")
                        .answers(WatchJson.class, routes::end));
    }

    private WatchList all() {
        return new WatchList(watches.running().stream().map(WatchJson::of).toList());
    }

    private WatchJson one(Call<None, None> call) {
        long id = call.number("id");
        return watches.running().stream()
                .filter(it -> it.id() == id)
                .findFirst()
                .map(WatchJson::of)
                .orElseThrow(WatchRoutes::none);
    }

    private WatchJson end(Call<None, None> call) {
        WatchTable.Row ended = watches.end(call.number("id"), call.who().name()).orElseThrow(WatchRoutes::none);
        changed.run();
        return WatchJson.of(ended);
    }

    private static HttpRefusal none() {
        return new HttpRefusal(HttpRefusal.NOT_FOUND, "there is no such watch, or it is over");
    }

    /** What was ordered already is answered again: who does not know whether it was heard asks once more. */
    private Reply begin(Call<None, WatchOrder> call) {
        String name = name(call.body().name());
        List<Target> targets = targets(call.body().targets());
        Duration lasting = lasting(call.body().expires());
        WatchTable.Row row;
        synchronized (this) {
            Optional<WatchTable.Row> before = watches.running().stream()
                    .filter(it -> it.name().equals(name))
                    .findFirst();
            if (before.isPresent()) {
                return again(before.get(), targets, lasting);
            }
            room(name, targets);
            row = watches.begin(name, targets, lasting, call.who().name());
        }
        changed.run();
        return Reply.json(Reply.CREATED, WatchJson.of(row)).with("Location", "watches/" + row.id());
    }

    private static Reply again(WatchTable.Row before, List<Target> targets, Duration lasting) {
        boolean same = before.lasting().equals(lasting)
                && before.targets().equals(targets.stream().map(Target::text).toList());
        if (!same) {
            throw new HttpRefusal(
                    HttpRefusal.CONFLICT,
                    "\"" + before.name() + "\" is watched until " + before.until()
                            + "; end that watch first, or take another name");
        }
        return Reply.json(Reply.OK, WatchJson.of(before));
    }

    private void room(String name, List<Target> targets) {
        if (watches.running().size() >= MOST_WATCHES) {
            throw new HttpRefusal(HttpRefusal.CONFLICT, MOST_WATCHES + " watches are on; end one first");
        }
        TermsCheck.refusal(Watches.with(watches.beside(inForce.get()), name, targets))
                .ifPresent(why -> {
                    throw HttpRefusal.field(HttpRefusal.UNPROCESSABLE, "/targets", why);
                });
    }

    private static String name(String typed) {
        String name = Clean.line(typed, LONGEST_NAME);
        if (name.isBlank() || !name.equals(typed)) {
            throw HttpRefusal.field(
                    HttpRefusal.UNPROCESSABLE,
                    "/name",
                    "expected 1 to " + LONGEST_NAME + " characters in one line, without spaces around them");
        }
        return name;
    }

    private static List<Target> targets(List<String> typed) {
        Set<Target> targets = new LinkedHashSet<>();
        for (int i = 0; i < typed.size(); i++) {
            try {
                TypedTarget.watchable(typed.get(i), MOST_TARGETS).forEach(targets::add);
            } catch (IllegalArgumentException none) {
                throw HttpRefusal.field(HttpRefusal.UNPROCESSABLE, "/targets/" + i, String.valueOf(none.getMessage()));
            }
        }
        if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
            throw HttpRefusal.field(
                    HttpRefusal.UNPROCESSABLE, "/targets", "expected 1 to " + MOST_TARGETS + " targets");
        }
        return List.copyOf(targets);
    }

    private static Duration lasting(String typed) {
        try {
            Duration lasting = Durations.parse(typed);
            if (lasting.compareTo(SHORTEST) >= 0 && lasting.compareTo(LONGEST) <= 0) {
                return lasting;
            }
        } catch (IllegalArgumentException none) {
            throw HttpRefusal.field(HttpRefusal.UNPROCESSABLE, "/expires", String.valueOf(none.getMessage()));
        }
        throw HttpRefusal.field(HttpRefusal.UNPROCESSABLE, "/expires", "expected a duration from 1s to 30d");
    }
}
