package dev.repwatch.monitor.placement;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.placement.Placement;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Inbox placement over HTTP. */
public final class PlacementRoutes {

    private static final int CONFLICT = 409;
    private static final int LONGEST = 60;

    private final PlacementWatch watch;

    private PlacementRoutes(PlacementWatch watch) {
        this.watch = watch;
    }

    public static List<Endpoint> of(PlacementWatch watch) {
        PlacementRoutes routes = new PlacementRoutes(watch);
        return List.of(
                Endpoint.get("/api/v1/placements", Role.VIEWER, "Where test mails of each stream end at each provider")
                        .query(PlacementQuery.class)
                        .replies(PlacementStatus.class, call -> routes.status(call.query())),
                Endpoint.get("/api/v1/placements/runs/{run}", Role.VIEWER, "One run of test mails, mail by mail")
                        .replies(PlacementRunJson.class, call -> routes.show(call.variable("run"))),
                Endpoint.post("/api/v1/placements/runs", Role.OPERATOR, "Send the test mails of a stream now")
                        .body(PlacementOrder.class)
                        .replies(PlacementRunJson.class, call -> routes.start(call.body())),
                Endpoint.post("/api/v1/placements/sightings", Role.OPERATOR, "Say what a phone shows of a test mail")
                        .body(PlacementSeen.class)
                        .replies(PlacementRunJson.class, call -> routes.witness(call.body())));
    }

    /** One stream, or one provider; all without. */
    public record PlacementQuery(Optional<String> stream, Optional<String> provider) {}

    /** Every stream and every seed. */
    public record PlacementStatus(List<PlacementStream> streams, List<PlacementSeed> seeds) {}

    /**
     * A stream.
     *
     * @param run its newest one
     * @param failure why the last test did not begin; empty when it did
     */
    public record PlacementStream(
            String stream,
            @Nullable String pool,
            @Nullable String last_run,
            @Nullable String run,
            boolean in_trouble,
            String failure,
            List<PlacementAtProvider> providers) {}

    /**
     * A stream at a provider.
     *
     * @param counted seeds that tell something
     * @param low of the share in the inbox, with {@code high}; absent when nothing counts
     * @param seeds how many saw what
     */
    public record PlacementAtProvider(
            String provider,
            String run,
            String result,
            int in_inbox,
            int counted,
            Optional<Double> low,
            Optional<Double> high,
            Map<String, Integer> seeds,
            @Nullable Long seconds) {}

    /**
     * A seed mailbox.
     *
     * @param up whether it could be read; null before the first look, and for a phone
     * @param reports of mail that its provider blocked; absent where none were looked for
     */
    public record PlacementSeed(
            String seed, String provider, @Nullable Boolean up, String cause, Optional<PlacementReports> reports) {}

    /**
     * What was read of a provider's reports of blocked mail.
     *
     * @param read reports with entries that could be read
     * @param answered test mails of which they say that they were blocked
     * @param unclear entries that may be of any of several test mails
     * @param entries_passed_over without a date or a sender that can be read
     * @param unreadable reports without one such entry
     * @param not_vouched mails that call themselves a report, and the provider vouches for nobody
     */
    public record PlacementReports(
            int read,
            int entries,
            int answered,
            int unclear,
            int entries_passed_over,
            int unreadable,
            int not_vouched) {}

    /** A run, each of its mails and how they moved. */
    public record PlacementRunJson(
            String stream,
            String run,
            String started,
            @Nullable String closed,
            List<PlacementMail> seeds,
            List<PlacementMove> changes) {}

    /** @param final_ whether nothing will change it any more */
    public record PlacementMail(
            String seed,
            String provider,
            String placement,
            String reason,
            String detail,
            String words,
            boolean final_,
            @Nullable Long seconds,
            @Nullable String client,
            Map<String, String> authentication,
            Map<String, String> filter) {}

    /** A mail that was found elsewhere than before. */
    public record PlacementMove(String at, String seed, String placement, String detail) {}

    /** The stream to test now. */
    public record PlacementOrder(String stream) {}

    /** What a person saw. */
    public record PlacementSeen(String run, String seed, String result) {}

    private Reply status(PlacementQuery query) {
        PlacementView view = watch.view();
        Optional<String> stream = query.stream();
        Optional<String> provider = query.provider();
        return Reply.json(
                Reply.OK,
                Map.of(
                        "streams",
                        view.streams().stream()
                                .filter(it -> stream.filter(wanted -> !wanted.equals(it.name()))
                                        .isEmpty())
                                .map(it -> PlacementJson.stream(it, provider))
                                .toList(),
                        "seeds",
                        view.seeds().stream().map(PlacementJson::seed).toList()));
    }

    private Reply show(String id) {
        PlacementRun run = watch.book()
                .find(id)
                .orElseThrow(() -> new HttpRefusal(
                        HttpRefusal.NOT_FOUND, "there is no such run, or it is no longer kept ([placement] keep)"));
        return Reply.json(Reply.OK, PlacementJson.run(run, watch.book().changes(run.id())));
    }

    private Reply start(PlacementOrder order) {
        PlacementWatch.Asked asked = watch.ask(Clean.line(order.stream(), LONGEST));
        PlacementRun run = asked.run().orElseThrow(() -> new HttpRefusal(CONFLICT, "nothing was sent: " + asked.why()));
        return Reply.json(Reply.OK, PlacementJson.run(run, List.of()));
    }

    private Reply witness(PlacementSeen body) {
        String result = Clean.line(body.result(), LONGEST);
        Placement saw = Arrays.stream(Placement.values())
                .filter(it -> it.label().equals(result.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new HttpRefusal(
                        HttpRefusal.UNPROCESSABLE,
                        "\"" + result + "\" is no result; a person sees one of "
                                + Arrays.stream(Placement.values())
                                        .map(Placement::label)
                                        .collect(Collectors.joining(", "))));
        PlacementWatch.Asked noted =
                watch.witness(Clean.line(body.run(), LONGEST), Clean.line(body.seed(), LONGEST), saw);
        PlacementRun run =
                noted.run().orElseThrow(() -> new HttpRefusal(CONFLICT, "nothing was noted: " + noted.why()));
        return Reply.json(Reply.OK, PlacementJson.run(run, watch.book().changes(run.id())));
    }
}
