package dev.repwatch.monitor.posture;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.monitor.api.Call;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.config.targets.DomainName;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.store.PostureRows.ExpectationRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What people announce of records, over HTTP. */
public final class PostureRoutes {

    private static final int CONFLICT = 409;
    private static final int LONGEST_NOTE = 400;
    private static final int LONGEST_NAME = 200;

    private final Supplier<Optional<Announcements>> announcements;

    private final Supplier<List<Suggestion>> suggestions;

    private PostureRoutes(Supplier<Optional<Announcements>> announcements, Supplier<List<Suggestion>> suggestions) {
        this.announcements = announcements;
        this.suggestions = suggestions;
    }

    /** What nobody has configured. */
    public record SuggestionList(List<Suggested> suggestions) {}

    /**
     * A sender that reports or logs show.
     *
     * @param domain empty where a log cannot tell
     * @param signs {@code d=} of a selector, else empty
     */
    public record Suggested(
            String kind,
            String domain,
            String value,
            String signs,
            String seen,
            long reports,
            long messages,
            long failed,
            String words) {}

    /** What is expected. */
    public record ExpectedList(List<Expected> expected) {}

    /** A change of a record that somebody has announced. */
    public record Expected(String check, String subject, String selector, String who, String note, String until) {}

    /** @param for_ how long it is waited for, such as {@code 7d} */
    public record Expectation(
            String check, String subject, Optional<String> selector, Optional<String> note, Optional<String> for_) {}

    /** What the change is about, as it is spelled here. */
    public record ExpectedOf(String subject) {}

    /**
     * @param announcements empty when nobody looks at records
     * @param suggestions what reports and logs show and nobody has configured
     */
    public static List<Endpoint> of(
            Supplier<Optional<Announcements>> announcements, Supplier<List<Suggestion>> suggestions) {
        PostureRoutes routes = new PostureRoutes(announcements, suggestions);
        return List.of(
                Endpoint.get("/api/v1/posture/expected", Role.VIEWER, "Changes of records that people announced")
                        .answers(ExpectedList.class, call -> routes.all()),
                Endpoint.get(
                                "/api/v1/posture/suggestions",
                                Role.VIEWER,
                                "Senders that reports and logs show and nobody has configured")
                        .answers(SuggestionList.class, call -> routes.suggested()),
                Endpoint.post("/api/v1/posture/expected", Role.OPERATOR, "Announce a change of a record")
                        .body(Expectation.class)
                        .answers(ExpectedOf.class, routes::expect));
    }

    private Announcements book() {
        return announcements
                .get()
                .orElseThrow(() -> new HttpRefusal(CONFLICT, "this daemon does not look at the records of senders"));
    }

    private ExpectedList all() {
        return new ExpectedList(book().all().stream().map(PostureRoutes::json).toList());
    }

    private static Expected json(ExpectationRow row) {
        return new Expected(
                row.check(),
                row.subject(),
                row.selector(),
                row.who(),
                row.note(),
                row.until().toString());
    }

    private SuggestionList suggested() {
        return new SuggestionList(
                suggestions.get().stream().map(PostureRoutes::suggested).toList());
    }

    private static Suggested suggested(Suggestion it) {
        return new Suggested(
                it.label(),
                it.domain().orElse(""),
                it.value(),
                it.signs().orElse(""),
                it.seen().name().toLowerCase(Locale.ROOT),
                it.reports(),
                it.messages(),
                it.failed(),
                Clean.line(it.in(Language.EN), LONGEST_NOTE));
    }

    private ExpectedOf expect(Call<None, Expectation> call) {
        Expectation body = call.body();
        return HttpRefusal.refusing(() -> {
            String name = body.check().toLowerCase(Locale.ROOT);
            PostureCheck check = PostureCheck.of(name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no check \"" + name + "\""));
            String subject = subject(body.subject(), check);
            book().expect(
                            check,
                            subject,
                            bounded(body.selector().orElse("").toLowerCase(Locale.ROOT), LONGEST_NAME),
                            bounded(call.who().name(), LONGEST_NAME),
                            bounded(body.note().orElse(""), LONGEST_NOTE),
                            Durations.parse(body.for_().orElse("7d")));
            return new ExpectedOf(subject);
        });
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
