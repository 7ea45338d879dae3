package dev.repwatch.monitor.pages;

import dev.repwatch.monitor.web.Page;
import java.util.List;
import java.util.stream.Collectors;

/** What can be pressed about an incident, a task or a group, with a note. Nothing of it works by a link. */
final class ActForm {

    private ActForm() {}

    /**
     * A form; empty for who may not act.
     *
     * @param way where it goes, relative
     * @param acts the first one is what is usually wanted
     */
    static String of(Reader reader, String way, String title, List<String> acts) {
        return of(reader, way, title, "", acts);
    }

    /** @param more HTML before the buttons */
    static String of(Reader reader, String way, String title, String more, List<String> acts) {
        String form = reader.page()
                .form(
                        way,
                        more + "<p><label for=\"note\">" + Html.text(reader.say("act.note.label"))
                                + "</label><input id=\"note\" name=\"note\" maxlength=\"500\"></p>"
                                + (acts.contains("snooze") || acts.contains("silence") ? pause(reader) : "")
                                + "<p class=\"acts\">"
                                + acts.stream()
                                        .map(it -> "<button name=\"action\" value=\"" + Page.attribute(it) + "\">"
                                                + Html.text(reader.say("act." + it)) + "</button>")
                                        .collect(Collectors.joining(" "))
                                + "</p>");
        return form.isEmpty() ? "" : "<section class=\"act\"><h2>" + Html.text(title) + "</h2>" + form + "</section>";
    }

    private static String pause(Reader reader) {
        return "<p><label for=\"for\">" + Html.text(reader.say("act.for")) + "</label><select id=\"for\" name=\"for\">"
                + List.of("4h", "1d", "3d", "7d").stream()
                        .map(it ->
                                "<option value=\"" + it + "\">" + Html.text(reader.say("act.for." + it)) + "</option>")
                        .collect(Collectors.joining())
                + "</select></p>";
    }

    /** What became of the last act, for a page that is shown again because it was refused. */
    static String refused(String why) {
        return why.isEmpty() ? "" : "<p class=\"major\" role=\"alert\">" + Html.text(why) + "</p>";
    }
}
