package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.cell;
import static dev.repwatch.monitor.pages.Html.link;

import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.warmup.Decision;
import dev.repwatch.monitor.warmup.Verdict;
import dev.repwatch.monitor.warmup.Volume;
import dev.repwatch.monitor.warmup.book.DailyLimits;
import dev.repwatch.monitor.warmup.book.GivenLimit;
import dev.repwatch.monitor.warmup.book.WarmupBook.Decided;
import dev.repwatch.monitor.warmup.news.NewsLine;
import dev.repwatch.monitor.warmup.news.WarmupDetail;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /warmup}: what new addresses may send today at each provider, and why not more. */
final class WarmupPage {

    private static final Logger LOG = LoggerFactory.getLogger(WarmupPage.class);
    private static final String PAGE = "warmup";
    private static final Set<Verdict> TROUBLE =
            EnumSet.of(Verdict.STOP, Verdict.STEP_BACK, Verdict.RESTART, Verdict.NOT_READY);

    private final Site whole;
    private final Readings readings;

    WarmupPage(Site whole, Readings readings) {
        this.whole = whole;
        this.readings = readings;
    }

    private record Line(Decided plan, Decision decision) {

        /** A day is over and nobody knows what was sent; before the first day there is nothing to know. */
        boolean blind() {
            return decision.volume() == Volume.NO_DATA
                    && plan.newest(decision.provider()).isPresent();
        }
    }

    Reply html(Request request) {
        Reader reader = Reader.of(request);
        Set<String> seen = whole.seenBy(request.who().scope()).names();
        DailyLimits.Day day = today();
        String words = Part.words(request);
        List<Line> found = day.plans().stream()
                .filter(it ->
                        request.who().scope().all() || seen.contains(it.entry().ip()))
                .flatMap(it -> it.decisions().stream().map(decision -> new Line(it, decision)))
                .filter(it -> words.isEmpty()
                        || (it.plan().entry().ip() + " " + it.decision().provider()).contains(words))
                .toList();
        Part<Line> part = Part.of(request, found);
        long blind = found.stream().filter(Line::blind).count();
        String title = reader.say("warmup.title");
        String coverage = found.isEmpty()
                ? ""
                : Html.paragraph(
                        blind > 0 ? "stale" : "",
                        reader.say(
                                blind > 0 ? "warmup.blind" : "warmup.day",
                                "date",
                                day.date(),
                                "n",
                                found.size(),
                                "blind",
                                blind));
        return reader.page()
                .of(
                        title,
                        "<h1>" + Html.text(title) + "</h1>" + coverage
                                + Part.search(reader, request, PAGE, reader.say("deliveries.search"))
                                + part.said(reader)
                                + Html.table(
                                        reader.say("warmup.table"),
                                        reader.say("warmup.none"),
                                        List.of(
                                                reader.say("column.address"),
                                                reader.say("column.provider"),
                                                reader.say("column.limit"),
                                                reader.say("column.verdict"),
                                                reader.say("column.next"),
                                                reader.say("column.reason")),
                                        part.rows().stream()
                                                .map(it -> row(reader, seen, it))
                                                .toList())
                                + part.ways(reader, PAGE));
    }

    private DailyLimits.Day today() {
        try {
            return readings.warmup().today();
        } catch (IOException unreadable) {
            LOG.warn("the limits of the day cannot be decided: {}", unreadable.getMessage());
            throw HttpRefusal.worded(
                    HttpRefusal.UNPROCESSABLE, "warmup", "the limits cannot be decided: " + unreadable.getMessage());
        }
    }

    private static Html.Row row(Reader reader, Set<String> seen, Line it) {
        Decision decision = it.decision();
        String ip = it.plan().entry().ip();
        String why = new WarmupDetail(
                        ip,
                        List.of(new WarmupDetail.AtProvider(decision, it.plan().days())))
                .lines(reader.words().language()).stream().map(NewsLine::text).collect(Collectors.joining(" "));
        return new Html.Row(
                it.blind() ? "stale" : TROUBLE.contains(decision.verdict()) ? "major" : "",
                List.of(
                        seen.contains(ip) ? link(ip, reader.way("t", ip)) : cell(ip),
                        cell(decision.provider()),
                        cell(it.plan()
                                .entry()
                                .newest(decision.provider())
                                .map(GivenLimit::limit)
                                .map(WarmupPage::grouped)
                                .orElse("?")),
                        cell(reader.say("verdict." + decision.verdict().label())),
                        cell(grouped(decision.nextLimit())),
                        cell(why)));
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
