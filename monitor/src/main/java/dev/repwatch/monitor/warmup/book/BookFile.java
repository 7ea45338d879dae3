package dev.repwatch.monitor.warmup.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.monitor.delisting.guard.AtomicFile;
import dev.repwatch.monitor.warmup.SendingDays;
import dev.repwatch.monitor.warmup.WarmupPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where plans and given limits are kept between two runs; written as a whole. */
public final class BookFile {

    private static final long LONGEST = 64L << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private BookFile() {}

    /** An empty book when there is no file yet. @throws IOException when it cannot be read or is no book */
    public static WarmupBook read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return WarmupBook.EMPTY;
        }
        if (Files.size(file) > LONGEST) {
            throw new IOException(file + " is longer than 64 MiB");
        }
        try {
            List<PlanEntry> plans = new ArrayList<>();
            JSON.readTree(Files.readAllBytes(file)).path("plans").forEach(each -> plans.add(plan(each)));
            return new WarmupBook(plans);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new IOException(file + " is no book of warm-up plans: " + wrong.getMessage(), wrong);
        }
    }

    public static void write(Path file, WarmupBook book) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode plans = json.putArray("plans");
        book.plans().forEach(entry -> fill(plans.addObject(), entry));
        AtomicFile.replace(file, (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static PlanEntry plan(JsonNode json) {
        Map<String, Long> goals = new LinkedHashMap<>();
        json.path("providers")
                .properties()
                .forEach(each -> goals.put(each.getKey(), each.getValue().asLong()));
        List<GivenLimit> limits = new ArrayList<>();
        json.path("limits")
                .forEach(each -> limits.add(new GivenLimit(
                        LocalDate.parse(each.path("date").asText()),
                        each.path("provider").asText(),
                        each.path("limit").asLong(),
                        each.path("stepped").asBoolean(true))));
        return new PlanEntry(
                json.path("ip").asText(),
                json.path("source").asText(),
                warmupPlan(json, goals),
                PlanEntry.State.valueOf(json.path("state").asText("active").toUpperCase(Locale.ROOT)),
                limits);
    }

    private static WarmupPlan warmupPlan(JsonNode json, Map<String, Long> goals) {
        long start = json.path("start_limit").asLong();
        if (!json.has("sending_days")) {
            return new WarmupPlan(start, json.path("weekdays_only").asBoolean(), goals);
        }
        List<String> days = new ArrayList<>();
        json.path("sending_days").forEach(each -> days.add(each.asText()));
        return new WarmupPlan(start, SendingDays.read(days), goals);
    }

    private static void fill(ObjectNode json, PlanEntry entry) {
        json.put("ip", entry.ip())
                .put("source", entry.source())
                .put("state", entry.state().label())
                .put("start_limit", entry.plan().startLimit())
                .put("weekdays_only", entry.plan().weekdaysOnly());
        ArrayNode days = json.putArray("sending_days");
        SendingDays.write(entry.plan().sendingDays()).forEach(days::add);
        ObjectNode goals = json.putObject("providers");
        entry.plan().goals().forEach(goals::put);
        ArrayNode limits = json.putArray("limits");
        entry.limits()
                .forEach(each -> limits.addObject()
                        .put("date", each.date().toString())
                        .put("provider", each.provider())
                        .put("limit", each.limit())
                        .put("stepped", each.stepped()));
    }
}
