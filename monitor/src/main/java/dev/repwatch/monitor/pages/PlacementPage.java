package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.cell;

import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.placement.PlacementRun;
import dev.repwatch.monitor.placement.PlacementView;
import dev.repwatch.monitor.placement.PlacementView.ProviderView;
import dev.repwatch.monitor.placement.PlacementView.SeedView;
import dev.repwatch.monitor.placement.PlacementView.StreamView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /placement}: where test mails of each stream ended at each provider. Seeds are not people, and the page says so. A stream
 * has no target: the page is for who sees everything.
 */
final class PlacementPage {

    private static final Duration STALE = Duration.ofDays(2);
    private static final int MOST = 200;

    private final Readings readings;

    PlacementPage(Readings readings) {
        this.readings = readings;
    }

    Reply html(Request request) {
        Reader reader = Reader.of(request);
        PlacementView view = readings.placement().get();
        String title = reader.say("placement.title");
        long untold = view.streams().stream()
                .filter(it -> it.providers().isEmpty() || stale(it))
                .count();
        String coverage = view.streams().isEmpty()
                ? ""
                : Html.paragraph(
                        untold > 0 ? "stale" : "",
                        reader.say(
                                "placement.coverage",
                                "known",
                                view.streams().size() - untold,
                                "all",
                                view.streams().size()));
        return reader.page()
                .of(
                        title,
                        "<h1>" + Html.text(title) + "</h1>" + coverage
                                + Html.table(
                                        reader.say("placement.table"),
                                        reader.say("placement.none"),
                                        List.of(
                                                reader.say("column.stream"),
                                                reader.say("column.provider"),
                                                reader.say("column.ended"),
                                                reader.say("column.inbox"),
                                                reader.say("column.tested"),
                                                reader.say("column.trouble")),
                                        view.streams().stream()
                                                .flatMap(it -> rows(reader, it).stream())
                                                .limit(MOST)
                                                .toList())
                                + seeds(reader, view));
    }

    private Optional<Instant> tested(StreamView stream) {
        return stream.last().map(PlacementRun::started);
    }

    private boolean stale(StreamView stream) {
        return tested(stream)
                .filter(it -> !it.isBefore(readings.clock().instant().minus(STALE)))
                .isEmpty();
    }

    private List<Html.Row> rows(Reader reader, StreamView stream) {
        String ago = tested(stream)
                .map(it -> reader.ago(it, readings.clock().instant()))
                .map(it -> stale(stream) ? reader.say("round.stale", "ago", it) : it)
                .orElseGet(() -> reader.say("round.never"));
        List<Html.Row> rows = new ArrayList<>();
        stream.providers().forEach(it -> rows.add(row(reader, stream, it, ago)));
        if (rows.isEmpty()) {
            rows.add(new Html.Row(
                    "stale",
                    List.of(
                            cell(stream.name()),
                            cell(""),
                            cell(reader.say("placed.unknown")),
                            cell(""),
                            cell(ago),
                            cell(stream.failure()))));
        }
        return rows;
    }

    private Html.Row row(Reader reader, StreamView stream, ProviderView it, String ago) {
        return new Html.Row(
                stale(stream) || !it.result().counts() ? "stale" : it.result().bad() ? "major" : "",
                List.of(
                        cell(stream.name()),
                        cell(it.provider()),
                        cell(reader.say("placed." + it.result().label())),
                        cell(
                                it.counted() == 0
                                        ? "?"
                                        : reader.say("placement.good", "good", it.good(), "counted", it.counted())),
                        cell(ago),
                        cell(stream.failure())));
    }

    private static String seeds(Reader reader, PlacementView view) {
        return view.seeds().isEmpty()
                ? ""
                : Html.table(
                        reader.say("placement.seeds"),
                        "",
                        List.of(
                                reader.say("column.seed"),
                                reader.say("column.provider"),
                                reader.say("column.state"),
                                reader.say("column.reason")),
                        view.seeds().stream()
                                .limit(MOST)
                                .map(it -> seed(reader, it))
                                .toList());
    }

    private static Html.Row seed(Reader reader, SeedView it) {
        String state = it.up().map(up -> up ? "seed.up" : "seed.down").orElse("seed.unknown");
        return new Html.Row(
                it.up().orElse(false) ? "" : "stale",
                List.of(cell(it.name()), cell(it.provider()), cell(reader.say(state)), cell(it.cause())));
    }
}
