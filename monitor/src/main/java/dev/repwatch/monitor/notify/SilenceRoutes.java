package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.api.Call;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.config.section.LabelTerms;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.people.ActTable;
import dev.repwatch.monitor.store.people.ActTable.Act;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What holds alerts back, over HTTP. */
public final class SilenceRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(SilenceRoutes.class);

    private final Database database;
    private final InstantSource clock;
    private final Silences silences;

    private SilenceRoutes(Database database, InstantSource clock, Silences silences) {
        this.database = database;
        this.clock = clock;
        this.silences = silences;
    }

    /** @param inForce asked for at each request, because a reload makes new ones */
    public static List<Endpoint> of(Database database, InstantSource clock, Supplier<Silences> inForce) {
        Supplier<SilenceRoutes> now = () -> new SilenceRoutes(database, clock, inForce.get());
        return List.of(
                Endpoint.get("/api/v1/silences", Role.VIEWER, "What holds alerts back now and later")
                        .answers(SilenceList.class, call -> now.get().silences()),
                Endpoint.post("/api/v1/silences", Role.OPERATOR, "Hold alerts back for a while")
                        .body(SilenceOrder.class)
                        .answers(SilenceBegun.class, call -> now.get().silence(call)),
                Endpoint.post("/api/v1/silences/{id}/end", Role.OPERATOR, "End a silence")
                        .answers(SilenceEnded.class, call -> now.get().unsilence(call)));
    }

    /** What holds alerts back. */
    public record SilenceList(List<SilenceJson> silences) {}

    /**
     * A silence.
     *
     * @param id empty for one of the configuration
     * @param from empty for one that holds now
     */
    public record SilenceJson(
            String id, Map<String, String> match, String from, String until, String who, String note) {}

    /**
     * What to hold back.
     *
     * @param match labels with their values
     * @param from now when absent
     * @param for_ how long; an hour when absent
     */
    public record SilenceOrder(
            Map<String, String> match, Optional<String> note, Optional<String> from, Optional<String> for_) {}

    /** @param remarks such as a label that no alert has */
    public record SilenceBegun(long id, List<String> remarks) {}

    /** The silence that holds nothing any more. */
    public record SilenceEnded(String ended) {}

    private SilenceList silences() {
        Instant now = clock.instant();
        List<SilenceJson> all = new ArrayList<>();
        database.read(t -> silences.active(t, now)).forEach(it -> all.add(silence(it, Optional.empty())));
        database.read(t -> silences.planned(t, now))
                .forEach((from, later) -> later.forEach(it -> all.add(silence(it, Optional.of(from)))));
        return new SilenceList(all);
    }

    private static SilenceJson silence(Silences.Active it, Optional<Instant> from) {
        return new SilenceJson(
                it.id().map(Object::toString).orElse(""),
                it.match().labels(),
                from.map(Instant::toString).orElse(""),
                it.ends().toString(),
                it.who(),
                it.note());
    }

    private SilenceBegun silence(Call<None, SilenceOrder> call) {
        SilenceOrder body = call.body();
        Instant now = clock.instant();
        return HttpRefusal.refusing(() -> {
            long id = database.inTransaction(t -> {
                long begun = silences.add(
                        t,
                        new Matcher(body.match()),
                        starts(body.from(), now),
                        Durations.parse(body.for_().orElse("1h")),
                        call.who().name(),
                        body.note().orElse(""),
                        now);
                ActTable.put(
                        t,
                        Act.byApi(
                                clock.instant(),
                                call.who().name(),
                                "silence",
                                "silence-" + begun + " " + new TreeMap<>(body.match()),
                                body.note().orElse("")));
                return begun;
            });
            return new SilenceBegun(id, remarks(body.match()));
        });
    }

    /** A label that no alert has holds nothing; whether one is the label of a target is not known here. */
    private static List<String> remarks(Map<String, String> match) {
        return match.keySet().stream()
                .sorted()
                .filter(label -> LabelTerms.unknown(label, List.of()))
                .map(label -> "unless a target has a label \"" + Clean.line(label) + "\", nothing is held"
                        + LabelTerms.meant(label, List.of())
                                .map(meant -> ": did you mean \"" + meant + "\"?")
                                .orElse(""))
                .toList();
    }

    private SilenceEnded unsilence(Call<None, None> call) {
        String id = call.variable("id");
        boolean ended = id.matches("[0-9]{1,18}")
                && database.inTransaction(t -> {
                    boolean over = silences.end(t, Long.parseLong(id), clock.instant());
                    if (over) {
                        ActTable.put(
                                t, Act.byApi(clock.instant(), call.who().name(), "unsilence", "silence-" + id, ""));
                    }
                    return over;
                });
        if (!ended) {
            throw new HttpRefusal(HttpRefusal.NOT_FOUND, "there is no silence " + id + " that still holds");
        }
        LOG.info("{} ended the silence {}", call.who().name(), id);
        return new SilenceEnded(id);
    }

    private static Instant starts(Optional<String> from, Instant now) {
        try {
            return from.filter(it -> !it.isEmpty())
                    .map(it -> OffsetDateTime.parse(it).toInstant())
                    .orElse(now);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "from: expected a time with its offset, such as 2026-01-31T02:00+09:00, found \"" + from.orElse("")
                            + "\"",
                    e);
        }
    }
}
