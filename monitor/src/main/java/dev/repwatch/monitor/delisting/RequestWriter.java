package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.monitor.delisting.evidence.RemovalEvidence;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.store.desk.TaskRow;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes removal requests: the facts of the listing and what was done, for somebody to send. */
final class RequestWriter {

    private static final String JAPANESE = ".jp";

    private final Language own;

    /** @param own the language of whoever runs this; their provider is written to in it */
    RequestWriter(Language own) {
        this.own = own;
    }

    /** A fact with its name. */
    record Line(String label, String value) {}

    /** @param note what was done about the cause; empty text when nobody said */
    RequestDraft draft(Task task, DnsblList list, String note, List<RemovalEvidence> evidence) {
        RemovalPath removalPath = RemovalPath.of(list, task.code());
        Language language = removalPath == RemovalPath.PROVIDER ? own : languageOf(list);
        Words words = Words.of(RequestWriter.class, language);
        String subject = task.row().subject();
        List<String> lines = new ArrayList<>();
        lines.add(words.say(ask(removalPath), "target", subject, "list", list.title()));
        lines.add("");
        facts(task, evidence, words, new Moments(language, ZoneOffset.UTC))
                .forEach(it -> lines.add("- " + it.label() + ": " + oneLine(it.value())));
        lines.add("");
        lines.add(note.isBlank() ? words.say("draft.fixed_blank") : words.say("draft.fixed", "note", oneLine(note)));
        lines.add(words.say("draft.thanks"));
        return new RequestDraft(
                removalPath == RemovalPath.PROVIDER
                        ? Optional.empty()
                        : list.removalFor(task.code()).mail(),
                page(task, list),
                words.say("draft.subject", "target", subject, "list", list.title()),
                String.join("\n", lines) + "\n");
    }

    private static String ask(RemovalPath removalPath) {
        return removalPath == RemovalPath.PROVIDER ? "draft.ask_provider" : "draft.ask";
    }

    private static List<Line> facts(Task task, List<RemovalEvidence> evidence, Words words, Moments moments) {
        TaskRow row = task.row();
        List<Line> facts = new ArrayList<>();
        facts.add(new Line(words.say("draft.target"), row.subject()));
        facts.add(new Line(
                words.say("draft.code"), task.code().name() + " (" + task.code().value() + ")"));
        facts.add(new Line(words.say("draft.first_seen"), moments.at(row.openedAt())));
        task.opening().label("reason").ifPresent(it -> facts.add(new Line(words.say("draft.reason"), it)));
        facts.addAll(new EvidenceWording(words, moments).lines(evidence));
        return facts;
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
        boolean japanese = list.details().language().equals(Language.JA.tag())
                || list.home()
                        .map(URI::getHost)
                        .filter(host -> host.toLowerCase(Locale.ROOT).endsWith(JAPANESE))
                        .isPresent();
        return japanese ? Language.JA : Language.EN;
    }
}
