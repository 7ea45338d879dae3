package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.cell;
import static dev.repwatch.monitor.pages.Html.link;

import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.traffic.Level;
import dev.repwatch.monitor.traffic.TrafficRoutes.MaillogStatus;
import dev.repwatch.monitor.traffic.TrafficRoutes.RefusalJson;
import dev.repwatch.monitor.traffic.TrafficRoutes.TrafficJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /deliveries}: what receivers answered in a day, by provider and sending address. What a receiver accepted is not said to
 * have arrived.
 */
final class DeliveriesPage {

    private static final int MOST_REFUSALS = 20;
    private static final String PAGE = "deliveries";

    private final Site whole;
    private final Readings readings;

    DeliveriesPage(Site whole, Readings readings) {
        this.whole = whole;
        this.readings = readings;
    }

    Reply html(Request request) {
        Reader reader = Reader.of(request);
        MaillogStatus status = readings.maillog().get();
        Set<String> seen = whole.seenBy(request.who().scope()).names();
        boolean everything = request.who().scope().all();
        String words = Part.words(request);
        List<TrafficJson> found = status.traffic().stream()
                .filter(it -> everything || seen.contains(it.source()))
                .filter(it -> words.isEmpty() || (it.provider() + " " + it.source()).contains(words))
                .sorted(Comparator.comparing(DeliveriesPage::level).reversed().thenComparing(it -> -it.attempts()))
                .toList();
        Part<TrafficJson> part = Part.of(request, found);
        List<RefusalJson> refusals = status.refusals().stream()
                .filter(it -> everything || seen.contains(it.source()))
                .sorted(Comparator.comparing((RefusalJson it) -> -it.refused()))
                .limit(MOST_REFUSALS)
                .toList();
        String title = reader.say("deliveries.title");
        return reader.page()
                .of(
                        title,
                        "<h1>" + Html.text(title) + "</h1>"
                                + coverage(reader, status)
                                + (status.on() ? sum(reader, found, status) : "")
                                + Part.search(reader, request, PAGE, reader.say("deliveries.search"))
                                + part.said(reader)
                                + table(reader, status, part, seen)
                                + part.ways(reader, PAGE)
                                + refusals(reader, refusals));
    }

    private static Level level(TrafficJson row) {
        return Level.valueOf(row.level().toUpperCase(Locale.ROOT));
    }

    /** How far the logs can be believed to be whole: no row is calm without it. */
    private String coverage(Reader reader, MaillogStatus status) {
        if (!status.on()) {
            return Html.paragraph("stale", reader.say("deliveries.off"));
        }
        Optional<Instant> last = status.logs().stream()
                .flatMap(log -> log.last_line().stream())
                .map(Instant::parse)
                .max(Comparator.naturalOrder());
        String ago = last.map(it -> reader.ago(it, readings.clock().instant())).orElseGet(() -> reader.say("never"));
        return Html.paragraph(
                        status.fresh() ? "" : "stale",
                        reader.say(
                                status.fresh() ? "deliveries.fresh" : "deliveries.stale",
                                "logs",
                                status.logs().size(),
                                "last",
                                ago))
                + Html.list(
                        reader.say("deliveries.troubles"),
                        status.logs().stream()
                                .filter(it -> !it.state().equals("followed"))
                                .map(it -> reader.say("deliveries.log." + it.state(), "log", it.log()))
                                .toList());
    }

    private static String sum(Reader reader, List<TrafficJson> rows, MaillogStatus status) {
        return Html.paragraph(
                "",
                reader.say(
                        "deliveries.sum",
                        "hours",
                        status.hours(),
                        "attempts",
                        grouped(rows.stream().mapToLong(TrafficJson::attempts).sum()),
                        "accepted",
                        grouped(rows.stream().mapToLong(TrafficJson::accepted).sum()),
                        "deferred",
                        grouped(rows.stream().mapToLong(TrafficJson::deferred).sum()),
                        "refused",
                        grouped(rows.stream().mapToLong(TrafficJson::refused).sum())));
    }

    private static String table(Reader reader, MaillogStatus status, Part<TrafficJson> part, Set<String> seen) {
        return Html.table(
                reader.say("deliveries.table"),
                reader.say(status.fresh() ? "deliveries.none" : "deliveries.not_known"),
                List.of(
                        reader.say("column.provider"),
                        reader.say("column.from"),
                        reader.say("column.attempts"),
                        reader.say("column.accepted"),
                        reader.say("column.deferred"),
                        reader.say("column.refused"),
                        reader.say("column.blocked"),
                        reader.say("column.nobody"),
                        reader.say("column.median"),
                        reader.say("column.level")),
                part.rows().stream()
                        .map(it -> row(reader, status.fresh(), seen, it))
                        .toList());
    }

    private static Html.Row row(Reader reader, boolean fresh, Set<String> seen, TrafficJson it) {
        String style =
                !fresh ? "stale" : level(it) == Level.ALARM ? "major" : level(it) == Level.UNKNOWN ? "quiet" : "";
        return new Html.Row(
                style,
                List.of(
                        cell(it.provider()),
                        seen.contains(it.source())
                                ? link(it.source(), reader.way("t", it.source()))
                                : cell(it.source().equals("unknown") ? reader.say("unknown") : it.source()),
                        cell(grouped(it.attempts())),
                        cell(grouped(it.accepted())),
                        cell(grouped(it.deferred())),
                        cell(grouped(it.refused() + it.expired())),
                        cell(grouped(it.blocked())),
                        cell(grouped(it.unknown_users())),
                        cell(it.median_seconds()
                                .map(seconds -> String.format(Locale.ROOT, "%.1f s", seconds))
                                .orElse("")),
                        cell(reader.say("level." + it.level()))));
    }

    private static String refusals(Reader reader, List<RefusalJson> refusals) {
        return refusals.isEmpty()
                ? ""
                : Html.table(
                        reader.say("deliveries.named"),
                        "",
                        List.of(
                                reader.say("column.named"),
                                reader.say("column.from"),
                                reader.say("column.provider"),
                                reader.say("column.refused"),
                                reader.say("column.hour"),
                                reader.say("column.reply")),
                        refusals.stream()
                                .map(it -> new Html.Row(
                                        "",
                                        List.of(
                                                cell(it.named()),
                                                cell(
                                                        it.source().equals("unknown")
                                                                ? reader.say("unknown")
                                                                : it.source()),
                                                cell(it.provider()),
                                                cell(grouped(it.refused())),
                                                cell(reader.at(Instant.parse(it.hour()))),
                                                cell(it.sample()))))
                                .toList());
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
