package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.cell;
import static dev.repwatch.monitor.pages.Html.text;

import dev.repwatch.monitor.api.Form;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.store.people.ShareTable.Share;
import dev.repwatch.monitor.web.Page;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code GET /shares}: links for customers: made, listed, revoked. */
final class SharesPage {

    private final Site site;
    private final Shares shares;
    private final Function<String, Optional<URI>> address;

    /** @param address of a page below the root, where the configuration says it */
    SharesPage(Site site, Shares shares, Function<String, Optional<URI>> address) {
        this.site = site;
        this.shares = shares;
        this.address = address;
    }

    Reply html(Request request) {
        return html(request, "");
    }

    private Reply html(Request request, String news) {
        Reader reader = Reader.of(request);
        Instant now = shares.clock().instant();
        String title = reader.say("shares.title");
        List<Share> all = shares.all();
        return reader.page()
                .of(
                        title,
                        "<h1>" + text(title) + "</h1>" + news + Html.paragraph("quiet", reader.say("shares.what"))
                                + form(reader)
                                + Html.table(
                                        reader.say("shares.all"),
                                        reader.say("shares.none"),
                                        List.of(
                                                reader.say("shares.name"),
                                                reader.say("shares.label"),
                                                reader.say("shares.by"),
                                                reader.say("shares.until"),
                                                reader.say("shares.used")),
                                        all.stream()
                                                .map(it -> row(reader, it, now))
                                                .toList())
                                + all.stream()
                                        .filter(it -> it.holds(now))
                                        .map(it -> revoke(reader, it))
                                        .collect(Collectors.joining()));
    }

    private static Html.Row row(Reader reader, Share it, Instant now) {
        String until = it.revokedAt()
                .map(at -> reader.say("shares.revoked", "at", reader.at(at)))
                .orElseGet(() -> it.holds(now)
                        ? reader.at(it.expiresAt())
                        : reader.say("shares.over", "at", reader.at(it.expiresAt())));
        return new Html.Row(
                it.holds(now) ? "" : "quiet",
                List.of(
                        cell(it.id() + " " + it.title()),
                        cell(Shares.read(it.labels()).toString()),
                        cell(it.who()),
                        cell(until),
                        cell(it.usedAt().map(reader::at).orElseGet(() -> reader.say("shares.never")))));
    }

    private static String form(Reader reader) {
        return "<section class=\"act\"><h2>" + text(reader.say("shares.new")) + "</h2>"
                + reader.page()
                        .form(
                                reader.page().up() + "shares",
                                field("title", reader.say("shares.name"))
                                        + field("label", reader.say("shares.label_name"))
                                        + field("value", reader.say("shares.label_value"))
                                        + "<p><label for=\"for\">" + text(reader.say("shares.lasting"))
                                        + "</label><select id=\"for\" name=\"for\">"
                                        + List.of("7d", "30d", "90d").stream()
                                                .map(it -> "<option value=\"" + it + "\">"
                                                        + text(reader.say("shares.for." + it)) + "</option>")
                                                .collect(Collectors.joining())
                                        + "</select></p><p class=\"acts\"><button>" + text(reader.say("shares.make"))
                                        + "</button></p>")
                + "</section>";
    }

    private static String field(String name, String label) {
        return "<p><label for=\"" + name + "\">" + text(label) + "</label><input id=\"" + name + "\" name=\"" + name
                + "\" required maxlength=\"100\"></p>";
    }

    private static String revoke(Reader reader, Share it) {
        return reader.page()
                .form(
                        reader.page().up() + "shares/" + it.id() + "/revoke",
                        "<button>" + text(reader.say("shares.revoke", "name", it.id() + " " + it.title()))
                                + "</button>");
    }

    Reply make(Request request) {
        Form form = Form.of(request);
        Reader reader = Reader.of(request);
        try {
            Map<String, String> labels =
                    Map.of(form.field("label").strip(), form.field("value").strip());
            if (site.targets().get().stream().noneMatch(it -> new LabelScope(labels).covers(it.labels()))) {
                throw new IllegalArgumentException(reader.say("shares.nobody"));
            }
            String secret = shares.create(
                    form.field("title"),
                    labels,
                    Durations.parse(form.field("for")),
                    request.who().name());
            Optional<String> known = address.apply("s/" + secret).map(URI::toString);
            String whole = known.orElse("s/" + secret);
            return html(
                    request,
                    "<p role=\"status\">" + text(reader.say("shares.made"))
                            + "</p><p><a id=\"made\" rel=\"noreferrer\" href=\"" + Page.attribute("s/" + secret) + "\">"
                            + text(whole) + "</a></p>"
                            + (known.isEmpty() ? Html.paragraph("quiet", reader.say("shares.address")) : ""));
        } catch (IllegalArgumentException refusal) {
            return AlertsPage.refused(
                    html(request, ActForm.refused(Reader.of(request).refusal(refusal))));
        }
    }

    Reply revoke(Request request) {
        Form.of(request);
        String id = request.variable("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw HttpRefusal.worded(HttpRefusal.NOT_FOUND, "link", "there is no such link");
        }
        shares.revoke(Long.parseLong(id), request.who().name());
        return Reply.seeOther("../../shares");
    }
}
