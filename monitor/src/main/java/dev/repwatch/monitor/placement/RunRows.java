package dev.repwatch.monitor.placement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.placement.DeliveredCopy;
import dev.repwatch.checks.placement.FolderRole;
import dev.repwatch.checks.placement.Handover;
import dev.repwatch.checks.placement.Placement;
import dev.repwatch.checks.placement.PlacementJudge.Judged;
import dev.repwatch.checks.placement.SeedLook;
import dev.repwatch.checks.placement.SeenCopy;
import dev.repwatch.monitor.store.placement.PlacementTable.RunRow;
import dev.repwatch.monitor.store.placement.PlacementTable.TrialRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs as rows of the database, and back. What servers and mailboxes say is cut to size here. */
final class RunRows {

    private static final int LONGEST = 400;
    private static final int LONGEST_REASON = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private RunRows() {}

    static RunRow row(PlacementRun run) {
        return new RunRow(run.id(), run.stream(), run.domain(), run.started(), run.looks(), run.closed());
    }

    static List<TrialRow> trials(PlacementRun run) {
        return run.mails().stream().map(mail -> trial(run.id(), mail)).toList();
    }

    private static TrialRow trial(String run, TestMail mail) {
        return new TrialRow(
                run,
                mail.seed(),
                mail.provider(),
                mail.sentAt(),
                mail.handover().name(),
                Clean.line(mail.words(), LONGEST),
                seen(mail.looks()),
                copy(mail.copy()),
                mail.blocked().map(it -> Clean.line(it, LONGEST_REASON)),
                mail.witnessed().map(Placement::name),
                mail.judged().placement().name(),
                mail.judged().reason(),
                Clean.line(mail.judged().detail(), LONGEST),
                mail.judged().took());
    }

    static PlacementRun run(RunRow row, List<TrialRow> trials) {
        return new PlacementRun(
                row.id(),
                row.stream(),
                row.domain(),
                row.started(),
                row.looks(),
                row.closed(),
                trials.stream().map(it -> mail(it, row.closed().isPresent())).toList());
    }

    private static TestMail mail(TrialRow row, boolean over) {
        return new TestMail(
                row.seed(),
                row.provider(),
                row.sentAt(),
                Handover.valueOf(row.handover()),
                row.words(),
                looks(row.seen()),
                copy(row.copy()),
                row.blocked(),
                row.witnessed().map(Placement::valueOf),
                new Judged(Placement.valueOf(row.placement()), row.reason(), row.detail(), over, row.took()));
    }

    private static String seen(List<SeedLook> looks) {
        ArrayNode all = JSON.createArrayNode();
        looks.forEach(look -> {
            ObjectNode one = all.addObject().put("at", look.at().toEpochMilli());
            if (look instanceof SeedLook.Unreadable unreadable) {
                one.put("cause", unreadable.cause()).put("detail", Clean.line(unreadable.detail(), LONGEST));
            } else if (look instanceof SeedLook.Looked looked) {
                one.put("spam_folder", looked.spamFolder()).put("proven", looked.proven());
                ArrayNode copies = one.putArray("copies");
                looked.copies().forEach(copy -> {
                    ObjectNode node = copies.addObject()
                            .put("folder", Clean.line(copy.folder(), LONGEST))
                            .put("role", copy.role().name());
                    copy.tab().ifPresent(it -> node.put("tab", it));
                    copy.received().ifPresent(it -> node.put("received", it.toEpochMilli()));
                });
            }
        });
        return all.toString();
    }

    private static List<SeedLook> looks(String text) {
        List<SeedLook> looks = new ArrayList<>();
        for (JsonNode one : read(text)) {
            Instant at = Instant.ofEpochMilli(one.path("at").asLong());
            if (one.has("cause")) {
                looks.add(new SeedLook.Unreadable(
                        at, one.path("cause").asText(), one.path("detail").asText()));
            } else {
                looks.add(new SeedLook.Looked(
                        at,
                        copies(one.path("copies")),
                        one.path("spam_folder").asBoolean(),
                        one.path("proven").asBoolean()));
            }
        }
        return looks;
    }

    private static List<SeenCopy> copies(JsonNode nodes) {
        List<SeenCopy> copies = new ArrayList<>();
        for (JsonNode node : nodes) {
            copies.add(new SeenCopy(
                    node.path("folder").asText(),
                    FolderRole.valueOf(node.path("role").asText()),
                    Optional.ofNullable(node.get("tab")).map(JsonNode::asText),
                    Optional.ofNullable(node.get("received")).map(it -> Instant.ofEpochMilli(it.asLong()))));
        }
        return copies;
    }

    private static String copy(Optional<DeliveredCopy> copy) {
        ObjectNode node = JSON.createObjectNode();
        copy.ifPresent(it -> {
            node.set("authentication", JSON.valueToTree(new TreeMap<>(it.authentication())));
            node.set("filter", JSON.valueToTree(new TreeMap<>(it.filter())));
            it.client().ifPresent(client -> node.put("client", client));
        });
        return node.toString();
    }

    private static Optional<DeliveredCopy> copy(String text) {
        JsonNode node = read(text);
        return node.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeliveredCopy(
                        map(node.path("authentication")),
                        Optional.ofNullable(node.get("client")).map(JsonNode::asText),
                        map(node.path("filter"))));
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new TreeMap<>();
        node.properties()
                .forEach(field -> map.put(field.getKey(), field.getValue().asText()));
        return map;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a row of placement is no JSON", broken);
        }
    }
}
