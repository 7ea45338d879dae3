package dev.repwatch.monitor.placement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.placement.Placement;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Inbox placement over HTTP. */
public final class PlacementRoutes {

    private static final String JSON = "application/json";
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
                        .raw(JSON, routes::status),
                Endpoint.get("/api/v1/placements/runs/{run}", Role.VIEWER, "One run of test mails, mail by mail")
                        .raw(JSON, routes::show),
                Endpoint.post("/api/v1/placements/runs", Role.OPERATOR, "Send the test mails of a stream now")
                        .raw(JSON, routes::start),
                Endpoint.post("/api/v1/placements/sightings", Role.OPERATOR, "Say what a phone shows of a test mail")
                        .raw(JSON, routes::witness));
    }

    private Reply status(Request request) {
        PlacementView view = watch.view();
        Optional<String> stream = request.query("stream");
        Optional<String> provider = request.query("provider");
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

    private Reply show(Request request) {
        PlacementRun run = watch.book()
                .find(request.variable("run"))
                .orElseThrow(() -> new HttpRefusal(
                        HttpRefusal.NOT_FOUND, "there is no such run, or it is no longer kept ([placement] keep)"));
        return Reply.json(Reply.OK, PlacementJson.run(run, watch.book().changes(run.id())));
    }

    private Reply start(Request request) {
        PlacementWatch.Asked asked = watch.ask(text(request.json(), "stream"));
        PlacementRun run = asked.run().orElseThrow(() -> new HttpRefusal(CONFLICT, "nothing was sent: " + asked.why()));
        return Reply.json(Reply.OK, PlacementJson.run(run, List.of()));
    }

    private Reply witness(Request request) {
        JsonNode body = request.json();
        String result = text(body, "result");
        Placement saw = Arrays.stream(Placement.values())
                .filter(it -> it.label().equals(result.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new HttpRefusal(
                        HttpRefusal.UNPROCESSABLE,
                        "\"" + result + "\" is no result; a person sees one of "
                                + Arrays.stream(Placement.values())
                                        .map(Placement::label)
                                        .collect(Collectors.joining(", "))));
        PlacementWatch.Asked noted = watch.witness(text(body, "run"), text(body, "seed"), saw);
        PlacementRun run =
                noted.run().orElseThrow(() -> new HttpRefusal(CONFLICT, "nothing was noted: " + noted.why()));
        return Reply.json(Reply.OK, PlacementJson.run(run, watch.book().changes(run.id())));
    }

    private static String text(JsonNode body, String field) {
        return Clean.line(body.path(field).asText(""), LONGEST);
    }
}
