package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.link;

import dev.repwatch.monitor.api.Form;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.delisting.TaskView;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.ListView;
import dev.repwatch.monitor.notify.Conversations.Conversation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code GET /e/{id}}: the page behind a message, for a phone at night. It stays true after the end. */
final class IncidentPage {

    private final Site whole;
    private final Acts acts;

    IncidentPage(Site whole, Acts acts) {
        this.whole = whole;
        this.acts = acts;
    }

    Reply html(Request request) {
        return html(request, "");
    }

    Reply act(Request request) {
        Form form = Form.of(request);
        Site site = whole.seenBy(request.who().scope());
        long id = number(request);
        Episode episode = find(site, id, site.state().get())
                .orElseThrow(() -> HttpRefusal.worded(HttpRefusal.NOT_FOUND, "incident", "there is no such incident"));
        try {
            if (form.field("action").equals("silence")) {
                acts.silence(episode.target().text(), request, form);
            } else {
                refuseForeign(request, site, id);
                acts.about("episode-" + id, request, form);
            }
            return Reply.seeOther("../" + id);
        } catch (IllegalArgumentException refusal) {
            return AlertsPage.refused(html(request, Reader.of(request).refusal(refusal)));
        }
    }

    /** What is told together is taken together: who sees a part only does not act on the rest. */
    private void refuseForeign(Request request, Site site, long id) {
        boolean foreign = !request.who().scope().all()
                && acts.conversations().of(id).stream()
                        .flatMap(it -> it.targets().stream())
                        .anyMatch(it -> !site.shows(it));
        if (foreign) {
            throw HttpRefusal.worded(
                    HttpRefusal.FORBIDDEN,
                    "together",
                    "this is told together with others' incidents; act on its task instead");
        }
    }

    private Reply html(Request request, String trouble) {
        Reader reader = Reader.of(request);
        Site site = whole.seenBy(request.who().scope());
        StateView now = site.state().get();
        Episode episode = find(site, number(request), now)
                .orElseThrow(() -> HttpRefusal.worded(HttpRefusal.NOT_FOUND, "incident", "there is no such incident"));
        String target = episode.target().text();
        String list = site.title(episode.source(), reader);
        return reader.page()
                .of(
                        reader.say(EpisodeWords.headline(episode), "target", target, "list", list),
                        heading(reader, episode, target, list)
                                + ActForm.refused(trouble)
                                + state(reader, episode, now)
                                + Html.paragraph(
                                        "",
                                        reader.say(
                                                EpisodeWords.of("incident.code", episode),
                                                "codes",
                                                OverviewPage.named(episode)))
                                + episode.listing()
                                        .reason()
                                        .map(it -> Html.paragraph(
                                                "",
                                                reader.say(EpisodeWords.of("incident.says", episode), "reason", it)))
                                        .orElse("")
                                + told(request, reader, site, episode)
                                + tasks(site, reader, episode)
                                + links(reader, episode, target));
    }

    private static String heading(Reader reader, Episode episode, String target, String list) {
        String severity = episode.listing().severity().label();
        return "<h1>"
                + Html.text(reader.say(EpisodeWords.headline(episode), "target", target, "list", list))
                + "</h1>"
                + (episode.open() ? Html.paragraph(severity, reader.say("severity." + severity)) : "");
    }

    /** Whether it is still true, how that is known, and how old the knowledge is. */
    private static String state(Reader reader, Episode episode, StateView now) {
        if (!episode.open()) {
            Episode.Closed end = episode.closing().orElseThrow();
            return Html.paragraph(
                    "owner",
                    reader.say(
                            EpisodeWords.of("incident.ended." + end.reason().label(), episode),
                            "at",
                            reader.at(end.at()),
                            "since",
                            reader.at(episode.firstSeen())));
        }
        Optional<ListView> list = Optional.ofNullable(now.lists().get(episode.source()));
        boolean known = list.filter(it -> ListsPage.well(it, now)).isPresent();
        return Html.paragraph(
                        "owner",
                        reader.say(
                                EpisodeWords.of("incident.since", episode),
                                "at",
                                reader.at(episode.firstSeen()),
                                "ago",
                                reader.ago(episode.firstSeen(), now.at())))
                + Html.paragraph(
                        known ? "" : "stale",
                        reader.say(
                                EpisodeWords.of(known ? "incident.seen" : "incident.stale", episode),
                                "ago",
                                reader.ago(episode.lastSeen(), now.at())))
                + (episode.confirmed() ? "" : Html.paragraph("stale", reader.say("incident.once")));
    }

    /** Who has it in hand, and what can be done about it. */
    private String told(Request request, Reader reader, Site site, Episode episode) {
        if (!episode.open()) {
            return "";
        }
        Optional<Conversation> told = acts.conversations()
                .of(episode.id())
                .filter(it ->
                        request.who().scope().all() || it.targets().stream().allMatch(site::shows));
        int together = told.map(it -> it.targets().size()).orElse(1);
        String state = told.map(it -> it.taken()
                                .map(who -> Html.paragraph("", reader.say("alerts.taken", "who", who)))
                                .orElse("")
                        + it.snoozedUntil()
                                .map(until ->
                                        Html.paragraph("", reader.say("alerts.snoozed", "until", reader.at(until))))
                                .orElse(""))
                .orElse("");
        return state
                + ActForm.of(
                        reader,
                        Long.toString(episode.id()) + "/act",
                        together > 1 ? reader.say("act.together", "n", together) : reader.say("act.title"),
                        List.of("ack", "note", "fixed", "requested", "snooze", "silence"));
    }

    private static String tasks(Site site, Reader reader, Episode episode) {
        List<TaskView> tasks = site.openTasks().apply(reader.words().language()).stream()
                .filter(it -> it.list().equals(episode.source().value()))
                .filter(it -> it.subject().equals(episode.target().text())
                        || it.targets().contains(episode.target().text()))
                .toList();
        return tasks.stream()
                .map(it -> Html.paragraph(
                                "",
                                reader.say(
                                        "incident.task",
                                        "state",
                                        reader.say("task." + it.state().label())))
                        + it.cost()
                                .map(cost -> Html.paragraph("", cost.sentence()))
                                .orElse("")
                        + Html.paragraph("", it.next()) + taken(reader, it)
                        + "<p>"
                        + Html.anchor(link(
                                reader.say("incident.to_task", "id", it.id()),
                                reader.way("tasks", Long.toString(it.id()))))
                        + "</p>")
                .collect(Collectors.joining());
    }

    private static String taken(Reader reader, TaskView task) {
        return task.notes().stream()
                .reduce((one, next) -> next)
                .map(it -> Html.paragraph(
                        "",
                        reader.say(
                                "incident.note",
                                "at",
                                reader.at(it.at()),
                                "who",
                                it.who(),
                                "what",
                                it.what() + (it.note().isEmpty() ? "" : ": " + it.note()))))
                .orElseGet(() -> Html.paragraph("quiet", reader.say("incident.nobody")));
    }

    private static String links(Reader reader, Episode episode, String target) {
        return "<p>" + Html.anchor(link(reader.say("target.question"), reader.question(target))) + "</p><p>"
                + Html.anchor(link(reader.say("incident.target", "target", target), reader.way("t", target)))
                + "</p><p>"
                + Html.anchor(link(
                        reader.say(EpisodeWords.of("incident.list", episode)),
                        reader.way("l", episode.source().value())))
                + "</p>";
    }

    private static Optional<Episode> find(Site site, long id, StateView now) {
        return now.open().stream()
                .filter(it -> it.id() == id)
                .findFirst()
                .or(() -> now.recentlyClosed().stream()
                        .filter(it -> it.id() == id)
                        .findFirst())
                .or(() -> site.episode().apply(id));
    }

    private static long number(Request request) {
        String text = request.variable("id");
        if (!text.matches("[0-9]{1,18}")) {
            throw HttpRefusal.worded(HttpRefusal.NOT_FOUND, "incident", "there is no such incident");
        }
        return Long.parseLong(text);
    }
}
