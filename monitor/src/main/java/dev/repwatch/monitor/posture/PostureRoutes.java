package dev.repwatch.monitor.posture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.config.targets.DomainName;
import dev.repwatch.monitor.store.PostureRows.ExpectationRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What people announce of records, over HTTP. */
public final class PostureRoutes {

    private static final int CONFLICT = 409;
    private static final int LONGEST_NOTE = 400;
    private static final int LONGEST_NAME = 200;

    private final Supplier<Optional<Announcements>> announcements;

    private PostureRoutes(Supplier<Optional<Announcements>> announcements) {
        this.announcements = announcements;
    }

    /** @param announcements empty when nobody looks at records */
    public static List<Endpoint> of(Supplier<Optional<Announcements>> announcements) {
        PostureRoutes routes = new PostureRoutes(announcements);
        return List.of(
                Endpoint.get("/api/v1/posture/expected", Role.VIEWER, "Changes of records that people announced")
                        .raw("application/json", request -> routes.all()),
                Endpoint.post("/api/v1/posture/expected", Role.OPERATOR, "Announce a change of a record")
                        .raw("application/json", routes::expect));
    }

    private Announcements book() {
        return announcements
                .get()
                .orElseThrow(() -> new HttpRefusal(CONFLICT, "this daemon does not look at the records of senders"));
    }

    private Reply all() {
        return Reply.json(
                Reply.OK,
                Map.of(
                        "expected",
                        book().all().stream().map(PostureRoutes::json).toList()));
    }

    private static Map<String, String> json(ExpectationRow row) {
        return Map.of(
                "check", row.check(),
                "subject", row.subject(),
                "selector", row.selector(),
                "who", row.who(),
                "note", row.note(),
                "until", row.until().toString());
    }

    private Reply expect(Request request) {
        JsonNode body = request.json();
        try {
            String name = body.path("check").asText("").toLowerCase(Locale.ROOT);
            PostureCheck check = PostureCheck.of(name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no check \"" + name + "\""));
            String subject = subject(body.path("subject").asText(""), check);
            book().expect(
                            check,
                            subject,
                            bounded(body.path("selector").asText("").toLowerCase(Locale.ROOT), LONGEST_NAME),
                            bounded(request.who().name(), LONGEST_NAME),
                            bounded(body.path("note").asText(""), LONGEST_NOTE),
                            Durations.parse(body.path("for").asText("7d")));
            return Reply.json(Reply.OK, Map.of("subject", subject));
        } catch (IllegalArgumentException refusal) {
            throw new HttpRefusal(HttpRefusal.UNPROCESSABLE, String.valueOf(refusal.getMessage()));
        }
    }

    /** An address where the check is about addresses, else a domain. */
    private static String subject(String text, PostureCheck check) {
        return check == PostureCheck.PTR || check == PostureCheck.HELO
                ? bounded(text, LONGEST_NAME)
                : DomainName.parse(text).text();
    }

    private static String bounded(String text, int most) {
        return Clean.line(text, most);
    }
}
