package dev.repwatch.monitor.warmup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads the question of {@code warmup decide} from JSON; docs/warmup.md describes its keys. */
public final class DecideFile {

    private static final int PROVIDERS = 500;
    private static final int DAYS = 500_000;

    private DecideFile() {}

    /** @throws IllegalArgumentException with the key that is missing or wrong */
    public static WarmupQuestion read(JsonNode file) {
        Fields root = new Fields("", file);
        Fields plan = root.object("plan");
        List<WarmupDay> days = new ArrayList<>();
        for (JsonNode row : root.array("days", DAYS)) {
            days.add(DayRow.read(new Fields("days[" + days.size() + "]", row)));
        }
        return new WarmupQuestion(
                root.word("ip"), plan(plan), nextDate(root, days), days, words(root, "not_ready"), thresholds(root));
    }

    /** The day after the newest when the file does not say. */
    private static LocalDate nextDate(Fields root, List<WarmupDay> days) {
        return root.has("next_date")
                ? date(root, "next_date")
                : days.stream()
                        .map(WarmupDay::date)
                        .max(Comparator.naturalOrder())
                        .map(newest -> newest.plusDays(1))
                        .orElseThrow(() -> root.wrong("next_date", "a date such as 2026-10-05"));
    }

    private static Thresholds thresholds(Fields root) {
        if (!root.has("thresholds")) {
            return Thresholds.DEFAULT;
        }
        Fields given = root.object("thresholds");
        Thresholds usual = Thresholds.DEFAULT;
        return new Thresholds(
                given.figure("deferred_hold", usual.deferredHold()),
                given.figure("deferred_first_days", usual.deferredFirstDays()),
                given.figure("deferred_step_back", usual.deferredStepBack()),
                given.figure("refused_step_back", usual.refusedStepBack()),
                given.figure("refused_stop", usual.refusedStop()),
                given.figure("unknown_hold", usual.unknownHold()),
                given.figure("unknown_step_back", usual.unknownStepBack()),
                given.figure("unknown_stop", usual.unknownStop()),
                given.figure("complaint_hold", usual.complaintHold()),
                given.figure("complaint_step_back", usual.complaintStepBack()),
                given.figure("complaint_stop", usual.complaintStop()),
                given.figure("spam_hold", usual.spamHold()),
                given.figure("spam_step_back", usual.spamStepBack()),
                given.figure("growth_most", usual.growthMost()));
    }

    private static WarmupPlan plan(Fields plan) {
        Map<String, Long> goals = new LinkedHashMap<>();
        Fields providers = plan.object("providers");
        providers.names(PROVIDERS).forEach(name -> goals.put(name, providers.count(name)));
        boolean weekdaysOnly = plan.flag("weekdays_only");
        return plan.has("sending_days")
                ? new WarmupPlan(plan.count("start_limit"), sendingDays(plan), goals)
                : new WarmupPlan(plan.count("start_limit"), weekdaysOnly, goals);
    }

    private static Set<DayOfWeek> sendingDays(Fields plan) {
        try {
            return SendingDays.read(words(plan, "sending_days"));
        } catch (IllegalArgumentException wrong) {
            throw plan.wrong("sending_days", "an array such as [\"mon\", \"wed\", \"fri\"]");
        }
    }

    static LocalDate date(Fields fields, String name) {
        try {
            LocalDate date = LocalDate.parse(fields.text(name));
            if (date.getYear() < 1970 || date.getYear() > 9999) {
                throw fields.wrong(name, "a date between 1970 and 9999");
            }
            return date;
        } catch (DateTimeException noDate) {
            throw fields.wrong(name, "a date such as 2026-10-05");
        }
    }

    static List<String> words(Fields fields, String name) {
        JsonNode words = fields.array(name, PROVIDERS);
        if (!StreamSupport.stream(words.spliterator(), false).allMatch(JsonNode::isTextual)) {
            throw fields.wrong(name, "an array of texts");
        }
        return StreamSupport.stream(words.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
