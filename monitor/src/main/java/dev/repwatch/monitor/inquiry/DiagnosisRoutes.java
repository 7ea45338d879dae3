package dev.repwatch.monitor.inquiry;

import dev.repwatch.monitor.api.Call;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Principal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.diagnosis.Card;
import dev.repwatch.monitor.diagnosis.CardJson;
import dev.repwatch.monitor.diagnosis.evidence.Question;
import dev.repwatch.monitor.diagnosis.evidence.UnreadableQuestion;
import dev.repwatch.monitor.i18n.Language;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /api/v1/diagnoses} for programs, {@code /diagnose} for people. What is asked stands in the body, never in an address:
 * addresses of people do not belong in logs. Only a target of ours may stand in one, for links.
 */
public final class DiagnosisRoutes {

    private final Inquiry inquiry;

    private DiagnosisRoutes(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    /**
     * A question.
     *
     * @param value what is asked about: a recipient, domain, address, message id, reply or whole message
     * @param kind guessed when absent
     * @param when it happened; now when absent
     */
    public record Asked(String value, Optional<String> kind, Optional<String> when, Optional<String> language) {}

    public static List<Endpoint> of(Inquiry inquiry) {
        DiagnosisRoutes routes = new DiagnosisRoutes(inquiry);
        return List.of(
                Endpoint.post("/api/v1/diagnoses", Role.VIEWER, "Whose move is it?")
                        .pasted()
                        .body(Asked.class)
                        .replies(DiagnosisCard.class, routes::judged),
                Endpoint.get("/diagnose", Role.VIEWER, "The page that asks whose move it is")
                        .raw("text/html", routes::shown),
                Endpoint.post("/diagnose", Role.VIEWER, "The page that answers whose move it is")
                        .pasted()
                        .raw("text/html", routes::answered));
    }

    private Reply judged(Call<None, Asked> call) {
        Asked asked = call.body();
        Card card = judge(
                kind(asked.kind().orElse("text")),
                asked.value(),
                asked.when().orElse(""),
                language(asked.language().orElse(""), call.request()),
                call.who());
        return new Reply(
                Reply.OK,
                "application/json; charset=utf-8",
                CardJson.of(card).getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    private Reply shown(Request request) {
        DiagnosisPage page = new DiagnosisPage(request);
        Optional<String> about = request.query("about").filter(it -> !it.isBlank());
        if (about.isEmpty()) {
            return page.empty();
        }
        if (about.get().contains("@")) {
            throw HttpRefusal.worded(
                    HttpRefusal.BAD_REQUEST, "person", "an address of a person does not belong in an address");
        }
        return page.of(about.get(), "", judge(Question.Kind.TEXT, about.get(), "", request.language(), request.who()));
    }

    private Reply answered(Request request) {
        Map<String, List<String>> form = request.form();
        DiagnosisPage page = new DiagnosisPage(request);
        String asked = last(form, "q");
        String when = last(form, "when");
        try {
            return page.of(asked, when, judge(Question.Kind.TEXT, asked, when, request.language(), request.who()));
        } catch (HttpRefusal refusal) {
            return page.refused(asked, when, refusal);
        }
    }

    private Card judge(Question.Kind kind, String value, String when, Language language, Principal who) {
        if (value.isBlank()) {
            throw HttpRefusal.worded(HttpRefusal.UNPROCESSABLE, "question", "value: what is asked about is missing");
        }
        try {
            return inquiry.judge(new Question(kind, value, inquiry.time(when)), language, who.scope());
        } catch (UnreadableQuestion e) {
            throw new HttpRefusal(HttpRefusal.UNPROCESSABLE, String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw HttpRefusal.worded(HttpRefusal.UNPROCESSABLE, "when", "when: " + e.getMessage());
        }
    }

    private static Question.Kind kind(String id) {
        List<String> kinds =
                Arrays.stream(Question.Kind.values()).map(Question.Kind::id).toList();
        return Question.Kind.named(id)
                .orElseThrow(() -> new HttpRefusal(
                        HttpRefusal.UNPROCESSABLE,
                        "kind: is none of " + String.join(", ", kinds) + DidYouMean.hint(id, kinds)));
    }

    private static Language language(String tag, Request request) {
        return Arrays.stream(Language.values())
                .filter(it -> it.tag().equals(tag))
                .findFirst()
                .orElseGet(request::language);
    }

    private static String last(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of()).stream().reduce("", (one, next) -> next);
    }
}
