package dev.repwatch.monitor.cli.warmup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.monitor.preflight.AdviceWords;
import dev.repwatch.monitor.preflight.Assessment;
import dev.repwatch.monitor.preflight.AssessmentJson;
import dev.repwatch.monitor.preflight.DecisionTable;
import dev.repwatch.monitor.preflight.Evidence;
import dev.repwatch.monitor.preflight.EvidenceWriter;
import dev.repwatch.monitor.preflight.SellerLetter;
import dev.repwatch.monitor.preflight.Verdict;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What was found of a target.
 *
 * @param target as it was typed
 * @param evidence of each address that was looked at; one, unless the target is a block
 * @param questions to name servers; empty when saved evidence was judged
 */
record Checked(String target, List<Evidence> evidence, OptionalInt questions) {

    Checked {
        evidence = List.copyOf(evidence);
    }

    static Checked saved(String target, List<Evidence> evidence) {
        return new Checked(target, evidence, OptionalInt.empty());
    }

    /** The same of what cannot be given back. */
    Checked asOwned() {
        return new Checked(target, evidence.stream().map(Evidence::asOwned).toList(), questions);
    }

    /** The worst of all addresses. */
    Verdict verdict() {
        return evidence.stream()
                .map(each -> DecisionTable.judge(each).verdict())
                .max(Verdict::compareTo)
                .orElse(Verdict.CANNOT_TELL);
    }

    /** A paragraph about each address, for who handed it out. */
    String letters(AdviceWords words) {
        return evidence.stream()
                .map(each -> SellerLetter.of(each, words) + System.lineSeparator())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    String json(AdviceWords words) {
        ObjectNode json = evidence.size() == 1 ? one(evidence.get(0), words) : block(words);
        questions.ifPresent(number -> json.put("questions", number));
        return JsonFile.pretty(json) + System.lineSeparator();
    }

    private ObjectNode block(AdviceWords words) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("target", target).put("verdict", verdict().label());
        ArrayNode addresses = json.putArray("addresses");
        evidence.forEach(each -> addresses.add(one(each, words)));
        return json;
    }

    private static ObjectNode one(Evidence evidence, AdviceWords words) {
        ObjectNode json = AssessmentJson.of(DecisionTable.judge(evidence), words);
        json.set("evidence", EvidenceWriter.of(evidence));
        return json;
    }

    String text(AdviceWords words) {
        String reports = evidence.stream()
                .map(DecisionTable::judge)
                .map(assessment -> report(assessment, words))
                .collect(Collectors.joining(System.lineSeparator()));
        String block = evidence.size() == 1 ? "" : System.lineSeparator() + target + ": " + words.verdict(verdict());
        String asked = questions.isPresent()
                ? System.lineSeparator() + words.label("questions") + ": " + questions.getAsInt()
                : "";
        return reports + block + (asked.isEmpty() && block.isEmpty() ? "" : asked + System.lineSeparator());
    }

    private static String report(Assessment assessment, AdviceWords words) {
        return PreflightReport.of(assessment, words);
    }
}
