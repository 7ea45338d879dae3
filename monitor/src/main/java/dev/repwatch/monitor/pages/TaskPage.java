package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.link;

import dev.repwatch.monitor.api.Form;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.delisting.CareTasks;
import dev.repwatch.monitor.delisting.RequestDraft;
import dev.repwatch.monitor.delisting.TaskView;
import java.util.List;
import java.util.Optional;

/** {@code GET /tasks/{id}}: the way off one list: what comes next, what was done, and the request to send. */
final class TaskPage {

    private final Site whole;
    private final Acts acts;

    TaskPage(Site whole, Acts acts) {
        this.whole = whole;
        this.acts = acts;
    }

    Reply html(Request request) {
        return html(request, "");
    }

    Reply act(Request request) {
        Form form = Form.of(request);
        TaskView task = find(request);
        try {
            acts.task(task.id(), request, form);
            return Reply.seeOther("../" + task.id());
        } catch (IllegalArgumentException refusal) {
            return AlertsPage.refused(html(request, Reader.of(request).refusal(refusal)));
        }
    }

    private static String titled(TaskView task) {
        return task.list().equals(CareTasks.SOURCE) ? "task.care.title" : "task.title";
    }

    private TaskView find(Request request) {
        return number(request)
                .flatMap(id -> whole.seenBy(request.who().scope()).task().apply(id, request.language()))
                .orElseThrow(() -> HttpRefusal.worded(HttpRefusal.NOT_FOUND, "task", "there is no such task"));
    }

    private Reply html(Request request, String trouble) {
        Reader reader = Reader.of(request);
        TaskView task = find(request);
        String title = reader.say(titled(task), "subject", task.subject(), "list", task.listTitle());
        return reader.page()
                .of(
                        title,
                        "<h1>" + Html.text(title) + "</h1>" + ActForm.refused(trouble)
                                + Html.paragraph(
                                        "owner",
                                        reader.say(
                                                "task.since",
                                                "state",
                                                reader.say(
                                                        "task." + task.state().label()),
                                                "at",
                                                reader.at(task.stateAt())))
                                + task.cost()
                                        .map(it -> Html.paragraph("", it.sentence()))
                                        .orElse("")
                                + Html.paragraph("", task.next())
                                + (task.closedAt().isPresent()
                                        ? ""
                                        : ActForm.of(
                                                reader,
                                                task.id() + "/act",
                                                reader.say("act.title"),
                                                List.of("fixed", "requested", "rejected", "note", "snooze", "undo")))
                                + Html.list(reader.say("task.advice"), task.advice())
                                + Html.list(reader.say("task.targets"), task.targets())
                                + task.draft().map(it -> draft(reader, it)).orElse("")
                                + Html.list(
                                        reader.say("task.notes"),
                                        task.notes().stream()
                                                .map(it -> reader.at(it.at()) + " " + it.who() + ": " + it.what()
                                                        + (it.note().isEmpty() ? "" : ": " + it.note()))
                                                .toList())
                                + "<p>"
                                + Html.anchor(link(reader.say("target.question"), reader.question(task.subject())))
                                + "</p>");
    }

    private static String draft(Reader reader, RequestDraft draft) {
        return "<h2>" + Html.text(reader.say("task.draft")) + "</h2>"
                + draft.page()
                        .map(it -> "<p>" + Html.anchor(link(it.toString(), it.toString())) + "</p>")
                        .orElse("")
                + draft.to().map(it -> Html.paragraph("", it)).orElse("")
                + Html.paragraph("", draft.subject()) + "<pre class=\"copy\" tabindex=\"0\">" + Html.text(draft.text())
                + "</pre>";
    }

    private static Optional<Long> number(Request request) {
        String text = request.variable("id");
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
