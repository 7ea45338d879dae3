package dev.repwatch.monitor.notify;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.api.Call;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Keyset;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.config.targets.TypedTarget;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.targets.SeenTargets;
import dev.repwatch.monitor.tracker.TrackerJson.EpisodeJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Listings over HTTP: those that are open or ended within a day, one however old, and acts about several at once. */
public final class EpisodeRoutes {

    private static final int MOST_AT_ONCE = 500;
    private static final Keyset<Episode> WORST_FIRST = new Keyset<>(
            it -> (it.open() ? "0" : "1") + severity(it.listing().severity()) + String.format("%019d", it.id()));

    private final Supplier<StateView> state;
    private final LongFunction<Optional<Episode>> episode;
    private final SeenTargets targets;
    private final Supplier<Conversations> told;
    private final Supplier<ActionHandler> handler;

    private EpisodeRoutes(
            Supplier<StateView> state,
            LongFunction<Optional<Episode>> episode,
            SeenTargets targets,
            Supplier<Conversations> told,
            Supplier<ActionHandler> handler) {
        this.state = state;
        this.episode = episode;
        this.targets = targets;
        this.told = told;
        this.handler = handler;
    }

    private static int severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 0;
            case MAJOR -> 1;
            case MINOR -> 2;
            case INFO -> 3;
        };
    }

    /**
     * @param open only those that are open, or only those that ended within a day
     * @param list the id of a list
     */
    public record EpisodeQuery(
            Optional<Boolean> open,
            Optional<String> target,
            Optional<String> list,
            Optional<Integer> limit,
            Optional<String> after) {}

    /**
     * A page of episodes, the worst first.
     *
     * @param total of all pages
     * @param as_of when what they say was believed
     */
    public record EpisodePage(List<EpisodeJson> items, Optional<String> next, int total, String as_of) {}

    /**
     * What to do about several.
     *
     * @param ids of open episodes; whatever is told together with one of them is acted on with it
     * @param action {@code ack}, {@code requested}, {@code fixed}, {@code note} or {@code snooze}
     * @param for_ of a {@code snooze}: how long, such as {@code 4h}
     */
    public record GroupAct(List<String> ids, String action, Optional<String> note, Optional<String> for_) {}

    /** What was done about each conversation, in a sentence. */
    public record GroupActed(List<SubjectActed> done) {}

    /** @param subject the conversation in which the episodes are told */
    public record SubjectActed(String subject, String done) {}

    /**
     * @param episode one, however long ago it ended
     * @param told what is open, as it is told
     */
    public static List<Endpoint> of(
            Supplier<StateView> state,
            LongFunction<Optional<Episode>> episode,
            SeenTargets targets,
            Supplier<Conversations> told,
            Supplier<ActionHandler> handler) {
        EpisodeRoutes routes = new EpisodeRoutes(state, episode, targets, told, handler);
        return List.of(
                Endpoint.get("/api/v1/episodes", Role.VIEWER, "Listings that are open or ended within a day")
                        .query(EpisodeQuery.class)
                        .replies(EpisodePage.class, routes::page),
                Endpoint.get("/api/v1/episodes/{id}", Role.VIEWER, "One listing, however old")
                        .answers(EpisodeJson.class, routes::one),
                Endpoint.post("/api/v1/episodes/act", Role.OPERATOR, "Take several listings, or say what was done")
                        .body(GroupAct.class)
                        .answers(GroupActed.class, routes::act));
    }

    private Reply page(Call<EpisodeQuery, None> call) {
        StateView now = state.get();
        EpisodeQuery query = call.query();
        Predicate<String> seen = targets.by(call.who().scope());
        Optional<String> target = query.target().map(TypedTarget::spelling);
        List<Episode> found = Stream.concat(now.open().stream(), now.recentlyClosed().stream())
                .filter(it -> seen.test(it.target().text()))
                .filter(it -> query.open().stream().allMatch(open -> open == it.open()))
                .filter(it -> target.stream().allMatch(it.target().text()::equals))
                .filter(it -> query.list().stream().allMatch(it.source().value()::equals))
                .sorted(Comparator.comparing(WORST_FIRST.key()))
                .toList();
        Keyset.Page<Episode> page = WORST_FIRST.page(found, query.limit(), query.after());
        return page.linked(
                Reply.json(
                        Reply.OK,
                        new EpisodePage(
                                page.rows().stream()
                                        .map(it -> EpisodeJson.of(it, now.at()))
                                        .toList(),
                                page.next(),
                                page.total(),
                                now.at().toString())),
                call.request());
    }

    private EpisodeJson one(Call<None, None> call) {
        return EpisodeJson.of(seen(call.number("id"), call), state.get().at());
    }

    /** Whoever may not see it learns as much as of one that never was. */
    private Episode seen(long id, Call<?, ?> call) {
        Predicate<String> seen = targets.by(call.who().scope());
        return episode.apply(id)
                .filter(it -> seen.test(it.target().text()))
                .orElseThrow(() -> new HttpRefusal(HttpRefusal.NOT_FOUND, "there is no episode " + id));
    }

    private static long id(String text, int at) {
        if (!text.matches("[0-9]{1,18}")) {
            throw HttpRefusal.field(HttpRefusal.BAD_REQUEST, "/ids/" + at, "expected the id of an episode");
        }
        return Long.parseLong(text);
    }

    /** The conversation in which it is told. */
    private String subject(Episode episode, Call<?, ?> call) {
        LabelScope scope = call.who().scope();
        return told.get()
                .of(episode.id())
                .filter(it -> SeenConversations.sees(targets.by(scope), scope, it))
                .map(Conversations.Conversation::subject)
                .orElseThrow(() -> new HttpRefusal(
                        HttpRefusal.UNPROCESSABLE,
                        "episode " + episode.id()
                                + " is over, was told to nobody, or is told together with what you do not see"));
    }

    /** All of them are looked up before anything is done. */
    private GroupActed act(Call<None, GroupAct> call) {
        GroupAct body = call.body();
        if (body.ids().isEmpty() || body.ids().size() > MOST_AT_ONCE) {
            throw HttpRefusal.field(HttpRefusal.UNPROCESSABLE, "/ids", "expected 1 to " + MOST_AT_ONCE);
        }
        List<Episode> asked = IntStream.range(0, body.ids().size())
                .mapToObj(i -> seen(id(body.ids().get(i), i), call))
                .toList();
        Set<String> subjects = new LinkedHashSet<>();
        asked.forEach(it -> subjects.add(subject(it, call)));
        List<SubjectActed> done = new ArrayList<>();
        try {
            for (String subject : subjects) {
                done.add(new SubjectActed(
                        subject,
                        handler.get()
                                .act(
                                        body.action(),
                                        subject,
                                        call.who().name(),
                                        body.note().orElse(""),
                                        Durations.parse(body.for_().orElse("4h")))));
            }
        } catch (IllegalArgumentException refusal) {
            throw new HttpRefusal(HttpRefusal.UNPROCESSABLE, String.valueOf(refusal.getMessage()), refusal);
        }
        return new GroupActed(done);
    }
}
