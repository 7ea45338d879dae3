package dev.repwatch.monitor.traffic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.traffic.RefusalTable;
import dev.repwatch.monitor.store.traffic.UnclassifiedTable;
import dev.repwatch.monitor.traffic.egress.LearnedSource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the mail logs said, and whom to stop mailing, over the API. Addresses of people only for the holder of the API token. */
public final class TrafficRoutes {

    private static final int MOST_TEXTS = 200;
    private static final int PAGE = 5_000;
    private static final Duration LEAST_AGE = Duration.ofDays(2);

    private final MailTraffic traffic;
    private final Database database;
    private final Suppressions suppressions;

    private TrafficRoutes(MailTraffic traffic, Database database, Suppressions suppressions) {
        this.traffic = traffic;
        this.database = database;
        this.suppressions = suppressions;
    }

    public static List<Endpoint> of(MailTraffic traffic, Database database, Suppressions suppressions) {
        TrafficRoutes routes = new TrafficRoutes(traffic, database, suppressions);
        return List.of(
                Endpoint.get("/api/v1/maillog", Role.VIEWER, "What the mail logs said in the last day")
                        .answers(MaillogStatus.class, call -> status(traffic)),
                Endpoint.get("/api/v1/maillog/providers/{provider}", Role.VIEWER, "The same of one provider")
                        .answers(ProviderTraffic.class, call -> routes.provider(call.variable("provider"))),
                Endpoint.get("/api/v1/maillog/unclassified", Role.VIEWER, "Replies that no rule knows")
                        .answers(UnclassifiedTexts.class, call -> routes.unclassified()),
                Endpoint.post("/api/v1/maillog/forget", Role.ADMIN, "Forget what is older than that, now")
                        .body(MaillogAge.class)
                        .answers(
                                MaillogForgotten.class,
                                call -> routes.forget(call.body(), call.who().name())),
                Endpoint.post("/api/v1/suppression/list", Role.ADMIN, "Addresses to stop mailing")
                        .body(SuppressionQuery.class)
                        .answers(SuppressionPage.class, call -> routes.list(call.body())),
                Endpoint.post("/api/v1/suppression/add", Role.ADMIN, "Stop mailing an address")
                        .body(SuppressionChange.class)
                        .answers(
                                SuppressionChanged.class,
                                call -> routes.add(call.body(), call.who().name())),
                Endpoint.post("/api/v1/suppression/remove", Role.ADMIN, "Mail an address again")
                        .body(SuppressionChange.class)
                        .answers(
                                SuppressionChanged.class,
                                call -> changed(
                                        call.body(),
                                        address -> suppressions.remove(
                                                address, call.who().name()))));
    }

    /**
     * @param last_line when a line was last read; absent where none was since the daemon follows it
     * @param behind octets of the log that are not read yet
     */
    public record LogJson(String log, Optional<String> last_line, long behind, String state) {}

    /**
     * What was sent from where to whom.
     *
     * @param median_seconds until it was accepted; absent where nothing was
     */
    public record TrafficJson(
            String source,
            String provider,
            long attempts,
            long accepted,
            long deferred,
            long refused,
            long expired,
            long unknown_users,
            long blocked,
            String level,
            Optional<Double> median_seconds,
            Optional<Double> p95_seconds) {}

    /** Refusals of an hour that name the same. */
    public record RefusalJson(String hour, String source, String provider, String named, long refused, String sample) {}

    /**
     * The address of a way out whose log does not tell it.
     *
     * @param ident the name that the log gives it; empty where it gives none
     * @param known {@code replies} that name it, or {@code assumed}: it is the only target, and replies name no other
     * @param target false when it is none of the targets
     */
    public record SourceJson(String ident, String source, String known, boolean target) {}

    /** What the mail logs said. */
    public record MaillogStatus(
            boolean on,
            boolean fresh,
            List<LogJson> logs,
            List<SourceJson> sources,
            long hours,
            List<TrafficJson> traffic,
            List<RefusalJson> refusals,
            Map<String, Long> waiting,
            long suppressed,
            long held) {}

    /** The same of one provider. */
    public record ProviderTraffic(
            String provider,
            List<TrafficJson> traffic,
            Map<String, Long> classes,
            List<RefusalJson> refusals,
            long waiting) {}

    /** Replies that no rule knows, the commonest first. */
    public record UnclassifiedTexts(List<UnclassifiedText> texts) {}

    /** A reply that no rule knows. */
    public record UnclassifiedText(long count, String first, String last, String provider, String text) {}

    /** @param older_than such as {@code 30d} */
    public record MaillogAge(Optional<String> older_than) {}

    /**
     * What was forgotten.
     *
     * @param rows counts, texts and samples
     */
    public record MaillogForgotten(long rows, long addresses) {}

    /** @param held those that would be suppressed, and are held for somebody to look at */
    public record SuppressionQuery(Optional<String> after, Optional<Boolean> held) {}

    /** A page of addresses; the address of the last one is the cursor of the following page. */
    public record SuppressionPage(long suppressed, long held, List<SuppressedAddress> addresses) {}

    /** An address of a person. */
    public record SuppressedAddress(
            String address,
            @JsonProperty("class") String class_,
            String provider,
            String first,
            String last,
            long count,
            String last_reply) {}

    /** An address, and why. */
    public record SuppressionChange(Optional<String> address, Optional<String> note) {}

    /** @param changed false when it was so before */
    public record SuppressionChanged(boolean changed) {}

    /** What the mail logs said in the last day. */
    public static MaillogStatus status(MailTraffic traffic) {
        TrafficView view = traffic.view();
        return new MaillogStatus(
                traffic.on(),
                traffic.fresh(),
                traffic.logs().stream().map(TrafficRoutes::log).toList(),
                traffic.sources().stream().map(TrafficRoutes::source).toList(),
                TrafficView.WINDOW.toHours(),
                rows(traffic, view, view.all()),
                view.refusals().stream().map(TrafficRoutes::refusal).toList(),
                new TreeMap<>(view.waiting()),
                view.suppressed(),
                view.held());
    }

    private static SourceJson source(LearnedSource it) {
        return new SourceJson(it.ident(), it.address(), it.told() ? "replies" : "assumed", it.target());
    }

    private static LogJson log(MailTraffic.LogState log) {
        return new LogJson(
                log.name(),
                Optional.of(log.lastLine()).filter(at -> log.heard()).map(Object::toString),
                log.behind(),
                log.unreadable() ? "unreadable" : log.quiet() ? "quiet" : "followed");
    }

    private ProviderTraffic provider(String provider) {
        TrafficView view = traffic.view();
        Collection<Map.Entry<TrafficView.Key, TrafficCounts>> found = view.ofProvider(provider);
        if (found.isEmpty()) {
            throw new HttpRefusal(HttpRefusal.NOT_FOUND, "nothing was sent to that provider in 24 hours");
        }
        Map<String, Long> classes = new TreeMap<>();
        found.forEach(entry ->
                entry.getValue().classes().forEach((meaning, n) -> classes.merge(shown(meaning), n, Long::sum)));
        return new ProviderTraffic(
                provider,
                rows(traffic, view, found),
                classes,
                view.refusals().stream()
                        .filter(row -> row.provider().equals(provider))
                        .map(TrafficRoutes::refusal)
                        .toList(),
                view.waiting().getOrDefault(provider, 0L));
    }

    /** Nobody knows whether it was delivered. */
    private static String shown(ReplyClass meaning) {
        return meaning == ReplyClass.DELIVERED ? Outcome.ACCEPTED.label() : meaning.label();
    }

    private static List<TrafficJson> rows(
            MailTraffic traffic, TrafficView view, Collection<Map.Entry<TrafficView.Key, TrafficCounts>> counts) {
        LevelPolicy levels = traffic.levels();
        return counts.stream()
                .map(entry -> row(view, levels, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static TrafficJson row(TrafficView view, LevelPolicy levels, TrafficView.Key key, TrafficCounts counts) {
        Optional<TrafficView.Times> times = Optional.ofNullable(view.times().get(key));
        return new TrafficJson(
                key.source().isEmpty() ? "unknown" : key.source(),
                key.provider(),
                counts.attempts(),
                counts.of(Outcome.ACCEPTED),
                counts.of(Outcome.DEFERRED),
                counts.of(Outcome.REFUSED),
                counts.of(Outcome.EXPIRED),
                counts.unknownUsers().hits(),
                counts.blocked().hits(),
                levels.worst(counts, key.provider()).label(),
                times.map(it -> it.median().toMillis() / 1000.0),
                times.map(it -> it.p95().toMillis() / 1000.0));
    }

    private static RefusalJson refusal(RefusalTable.Row row) {
        return new RefusalJson(
                row.hour().toString(),
                row.source().isEmpty() ? "unknown" : row.source(),
                row.provider(),
                row.named(),
                row.n(),
                row.sample());
    }

    private UnclassifiedTexts unclassified() {
        return new UnclassifiedTexts(
                database.read(transaction -> UnclassifiedTable.commonest(transaction, MOST_TEXTS)).stream()
                        .map(row -> new UnclassifiedText(
                                row.n(), row.first().toString(), row.last().toString(), row.provider(), row.said()))
                        .toList());
    }

    private SuppressionPage list(SuppressionQuery asked) {
        List<Suppression> page =
                suppressions.page(asked.after().orElse(""), asked.held().orElse(false), PAGE);
        TrafficView view = traffic.view();
        return new SuppressionPage(
                view.suppressed(),
                view.held(),
                page.stream()
                        .map(one -> new SuppressedAddress(
                                one.address(),
                                one.meaning().label(),
                                one.provider(),
                                one.first().toString(),
                                one.last().toString(),
                                one.count(),
                                one.reply()))
                        .toList());
    }

    private MaillogForgotten forget(MaillogAge body, String who) {
        try {
            Duration age = Durations.parse(body.older_than().orElse(""));
            if (age.compareTo(LEAST_AGE) < 0) {
                throw new IllegalArgumentException(
                        "older_than: must be two days or more (\"2d\"); rates look back for one");
            }
            MailTraffic.Forgotten forgotten = traffic.forget(age, who);
            return new MaillogForgotten(forgotten.rows(), forgotten.addresses());
        } catch (IllegalArgumentException refused) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, String.valueOf(refused.getMessage()), refused);
        }
    }

    private SuppressionChanged add(SuppressionChange body, String who) {
        return changed(body, address -> {
            suppressions.add(address, body.note().orElse(""), who);
            return true;
        });
    }

    private static SuppressionChanged changed(SuppressionChange body, Predicate<String> change) {
        try {
            return new SuppressionChanged(change.test(body.address().orElse("")));
        } catch (IllegalArgumentException refused) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, String.valueOf(refused.getMessage()), refused);
        }
    }
}
