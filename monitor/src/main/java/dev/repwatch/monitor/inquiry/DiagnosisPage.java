package dev.repwatch.monitor.inquiry;

import static dev.repwatch.monitor.web.Page.text;

import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.diagnosis.Card;
import dev.repwatch.monitor.diagnosis.evidence.Question;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.web.Page;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One box, and the card that answers it. */
final class DiagnosisPage {

    private static final Map<Language, Words> WORDS = Map.of(
            Language.EN, Words.of(DiagnosisPage.class, Language.EN),
            Language.JA, Words.of(DiagnosisPage.class, Language.JA));

    private final Page page;
    private final Words words;

    DiagnosisPage(Request request) {
        this.page = Page.of(request);
        this.words = java.util.Objects.requireNonNull(WORDS.get(page.language()));
    }

    Reply empty() {
        return page.of(words.say("title"), form("", "", ""));
    }

    Reply refused(String asked, String when, HttpRefusal refusal) {
        String why = refusal.word()
                .flatMap(it -> words.sayIfAny("refused." + it))
                .orElseGet(() -> String.valueOf(refusal.getMessage()));
        return page.of(
                words.say("title"), form(asked, when, "<p class=\"major\" role=\"alert\">" + text(why) + "</p>"));
    }

    Reply of(String asked, String when, Card card) {
        return page.of(card.headline(), form(asked, when, "") + answer(card));
    }

    private String form(String asked, String when, String trouble) {
        return "<h1>" + text(words.say("title")) + "</h1>" + trouble
                + "<form method=\"post\" action=\"diagnose\"><p><label for=\"q\">" + text(words.say("ask"))
                + "</label><textarea id=\"q\" name=\"q\" rows=\"5\" required maxlength=\"700000\">" + text(asked)
                + "</textarea></p><p><label for=\"when\">" + text(words.say("when"))
                + "</label><input id=\"when\" name=\"when\" type=\"datetime-local\" value=\"" + text(when)
                + "\"> <button>" + text(words.say("judge")) + "</button></p></form>";
    }

    private String answer(Card card) {
        return "<article class=\"card\"><h2>" + text(card.headline()) + "</h2><p class=\"owner\"><strong>"
                + text(owner(card)) + "</strong> ("
                + text(words.say("certainty." + card.certainty().id())) + ")</p><p>"
                + text(card.verdict()) + "</p><p class=\"quiet\">" + text(readAs(card)) + "</p>"
                + list("next", card.next(), it -> words.say("who." + it.who().id()) + ": " + it.action())
                + list("evidence", card.evidence(), Card.Line::says)
                + list("contradictions", card.contradictions(), it -> it)
                + list("fine", card.checkedFine(), Card.Line::says)
                + list(
                        "not_checked",
                        card.notChecked(),
                        it -> it.what() + ": " + it.why() + words.say("stop") + it.how())
                + copy("customer_ja", "ja", card.customerText().ja())
                + copy("customer_en", "en", card.customerText().en())
                + copy("engineer", page.language().tag(), card.engineerText()) + "</article>";
    }

    private String owner(Card card) {
        return words.say("whose", "who", words.say("who." + card.owner().id()));
    }

    private String readAs(Card card) {
        String kind = words.say("kind."
                + Question.Kind.named(card.readAs().kind())
                        .map(Question.Kind::id)
                        .orElse("text"));
        return words.say(card.readAs().guessed() ? "guessed" : "read", "kind", kind, "rule", card.rule());
    }

    private <T> String list(String title, List<T> items, Function<T, String> said) {
        if (items.isEmpty()) {
            return "";
        }
        return "<h3>" + text(words.say(title)) + "</h3><ul>"
                + items.stream()
                        .map(it -> "<li>" + text(said.apply(it)) + "</li>")
                        .collect(Collectors.joining())
                + "</ul>";
    }

    /** Marked as a whole by one press, also without a script. */
    private String copy(String title, String language, String said) {
        return "<h3 id=\"" + title + "\">" + text(words.say(title)) + "</h3><pre class=\"copy\" lang=\"" + language
                + "\" tabindex=\"0\" aria-labelledby=\"" + title + "\">" + text(said) + "</pre>";
    }
}
