package dev.repwatch.monitor.diagnosis;

import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.monitor.diagnosis.evidence.CaseFile;
import dev.repwatch.monitor.diagnosis.reply.JudgedReplies;
import dev.repwatch.monitor.diagnosis.reply.ReplyReader;
import dev.repwatch.monitor.diagnosis.rules.Contradiction;
import dev.repwatch.monitor.diagnosis.rules.Owner;
import dev.repwatch.monitor.diagnosis.situation.CatalogueKnowledge;
import dev.repwatch.monitor.diagnosis.situation.ListKnowledge;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import dev.repwatch.monitor.diagnosis.situation.Subject;
import dev.repwatch.monitor.diagnosis.situation.Thresholds;
import dev.repwatch.monitor.i18n.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges a case: the same evidence gives the same card. Asks nobody, reads no clock. Safe for use by several threads. */
public final class Diagnosis {

    private final ReplyReader replies;
    private final ListKnowledge lists;
    private final Thresholds thresholds;
    private final Map<Language, Texts> texts =
            Map.of(Language.EN, new Texts(Language.EN), Language.JA, new Texts(Language.JA));

    public Diagnosis(ReplyReader replies, ListKnowledge lists, Thresholds thresholds) {
        this.replies = replies;
        this.lists = lists;
        this.thresholds = thresholds;
    }

    /** With the rules and the catalogue that come with repwatch. */
    public static Diagnosis shipped() {
        return by(Catalogue.shipped());
    }

    /** With the rules that come with repwatch, and these lists. */
    public static Diagnosis by(Catalogue lists) {
        return new Diagnosis(JudgedReplies.by(lists), new CatalogueKnowledge(lists), Thresholds.USUAL);
    }

    public Card judge(CaseFile file, Language language) {
        Situation situation = Situation.of(file, replies, lists, thresholds);
        Judgement judgement = Judgement.of(situation);
        return new CardText(judgement, texts(language))
                .card(customer(judgement, Language.JA), customer(judgement, Language.EN));
    }

    private Texts texts(Language language) {
        return Optional.ofNullable(texts.get(language)).orElseThrow();
    }

    private String customer(Judgement judgement, Language language) {
        Texts said = texts(language);
        String key = judgement.contradictory() ? "unknown" : judgement.row().customer();
        return said.say("customer." + key, new Values(judgement.situation(), judgement.row(), said).forCustomer());
    }

    /** One card in the words of one language. */
    private static final class CardText {

        private final Judgement judgement;
        private final Situation situation;
        private final Texts texts;
        private final EvidenceLines lines;
        private final Map<String, String> values;

        CardText(Judgement judgement, Texts texts) {
            this.judgement = judgement;
            this.situation = judgement.situation();
            this.texts = texts;
            Values source = new Values(situation, judgement.row(), texts);
            this.lines = new EvidenceLines(texts, source);
            this.values = source.all();
        }

        Card card(String japanese, String english) {
            String name = name();
            Weighed weighed = Weighed.of(situation, judgement.row(), lines);
            String headline = said(name, "headline");
            String verdict = said(name, "verdict");
            List<Card.Step> next = steps();
            return new Card(
                    readAs(situation.subject()),
                    judgement.contradictory()
                            ? "X1"
                            : judgement.expired() ? "D51" : judgement.row().id(),
                    Optional.of(judgement.row().name()).filter(it -> judgement.expired() || judgement.contradictory()),
                    judgement.owner(),
                    judgement.certainty(),
                    judgement.contradictory() ? List.of() : judgement.row().also(),
                    situation.when(),
                    headline,
                    verdict,
                    weighed.rests(),
                    weighed.fine(),
                    new Unchecked(situation, texts, values, lines).of(judgement.row()),
                    judgement.contradictions().stream().map(this::said).toList(),
                    next,
                    new Card.CustomerText(japanese, english),
                    engineer(headline, verdict, weighed.rests(), next));
        }

        private static Card.ReadAs readAs(Subject subject) {
            return new Card.ReadAs(subject.readAs().id(), subject.guessed());
        }

        private String name() {
            boolean between = judgement.row().name().equals("D01") && Judgement.betweenLooks(situation);
            return between ? "D01.between" : judgement.row().name();
        }

        private String said(Contradiction contradiction) {
            return texts.say("contra." + contradiction.id(), values);
        }

        private String said(String name, String part) {
            String plain = texts.ofRow(name, part, values);
            if (!judgement.contradictory() && !judgement.expired()) {
                return plain;
            }
            Map<String, String> outer = new HashMap<>(values);
            outer.put("cause", texts.ofRow(name, "headline", values));
            outer.put("cause_verdict", texts.ofRow(name, "verdict", values));
            return texts.say((judgement.contradictory() ? "X1." : "D51.") + part, outer);
        }

        private List<Card.Step> steps() {
            String name = judgement.contradictory() ? "X1" : name();
            return texts.steps(name, values).stream()
                    .map(it -> it.split("\\|", 2))
                    .map(it -> new Card.Step(Owner.valueOf(it[0].toUpperCase(Locale.ROOT)), it[1]))
                    .toList();
        }

        private String engineer(String headline, String verdict, List<Card.Line> rests, List<Card.Step> next) {
            return texts.say(
                    "engineer",
                    Map.of(
                            "headline", headline,
                            "owner", texts.owner(judgement.owner(), values),
                            "certainty",
                                    texts.say(
                                            "certainty." + judgement.certainty().id(), Map.of()),
                            "rule", judgement.row().name(),
                            "verdict", verdict,
                            "lines", rests.stream().map(it -> "- " + it.says()).collect(Collectors.joining("\n")),
                            "next", next.stream().map(it -> "- " + it.action()).collect(Collectors.joining("\n"))));
        }
    }
}
