package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.words.Language;
import dev.repwatch.monitor.words.Moments;
import dev.repwatch.monitor.words.Words;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes removal requests: the facts of the listing and what was done, for somebody to send. */
final class Drafting {

    private static final String JAPANESE = ".jp";

    private final EvidenceSource evidence;

    Drafting(EvidenceSource evidence) {
        this.evidence = evidence;
    }

    /** @param note what was done about the cause; empty text when nobody said */
    Draft draft(Task task, DnsblList list, String note) {
        Removal removal = list.removalFor(task.code());
        Language language = languageOf(list);
        Words words = Words.of(Drafting.class, language);
        String subject = task.row().subject();
        List<String> lines = new ArrayList<>();
        lines.add(words.say("draft.ask", "target", subject, "list", list.title()));
        lines.add("");
        facts(task, words, language).forEach(it -> lines.add("- " + it.label() + ": " + oneLine(it.value())));
        lines.add("");
        lines.add(note.isBlank() ? words.say("draft.fixed_blank") : words.say("draft.fixed", "note", oneLine(note)));
        lines.add(words.say("draft.thanks"));
        return new Draft(
                removal.mail(),
                page(task, list),
                words.say("draft.subject", "target", subject, "list", list.title()),
                String.join("\n", lines) + "\n");
    }

    private List<Alert.Fact> facts(Task task, Words words, Language language) {
        TaskRow row = task.row();
        Moments moments = new Moments(language, ZoneOffset.UTC);
        List<Alert.Fact> facts = new ArrayList<>();
        facts.add(fact(words.say("draft.target"), row.subject()));
        facts.add(fact(
                words.say("draft.code"), task.code().name() + " (" + task.code().value() + ")"));
        facts.add(fact(words.say("draft.first_seen"), moments.at(row.openedAt())));
        task.opening().label("helo").ifPresent(it -> facts.add(fact(words.say("draft.helo"), it)));
        task.opening().label("reason").ifPresent(it -> facts.add(fact(words.say("draft.reason"), it)));
        facts.addAll(evidence.about(row.subject(), row.source()));
        return facts;
    }

    private static Alert.Fact fact(String label, String value) {
        return new Alert.Fact(label, value, false);
    }

    /** Words from outside stay on their line, so that they cannot pass for ours. */
    private static String oneLine(String text) {
        return text.strip().replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    private static Optional<URI> page(Task task, DnsblList list) {
        return task.opening().links().stream()
                .map(Alert.Link::url)
                .findFirst()
                .or(() -> list.removalFor(task.code()).url())
                .or(list::home);
    }

    /** Operators are written to in their own language where we speak it. */
    private static Language languageOf(DnsblList list) {
        boolean japanese = list.home()
                .map(URI::getHost)
                .filter(host -> host.toLowerCase(Locale.ROOT).endsWith(JAPANESE))
                .isPresent();
        return japanese ? Language.JA : Language.EN;
    }
}
