package dev.repwatch.monitor.warmup.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What happens to one address over some months: who wants mail, which days are sent, what goes wrong. */
public record Scenario(String name, JsonNode json) {

    /** The six that stand beside the specification. */
    public static final List<String> NAMES = List.of(
            "s1-clean-daily", "s2-weekdays", "s3-strict-microsoft", "s4-bad-segment", "s5-pause", "s6-thin-demand");

    public static Scenario named(String name) {
        String path = "/dev/repwatch/monitor/warmup/scenarios/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(Scenario.class.getResourceAsStream(path), path)) {
            return new Scenario(name, new JsonMapper().readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same with other values at the top. */
    Scenario with(Map<String, Object> values) {
        ObjectNode changed = json.deepCopy();
        values.forEach((key, value) -> changed.set(key, new JsonMapper().valueToTree(value)));
        return new Scenario(name, changed);
    }

    long target() {
        return json.path("target").asLong();
    }

    Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        json.path("shares")
                .properties()
                .forEach(each -> shares.put(each.getKey(), each.getValue().asDouble()));
        return shares;
    }

    Map<String, Long> goals() {
        Map<String, Long> goals = new LinkedHashMap<>();
        shares().forEach((provider, share) -> goals.put(provider, (long) (target() * share)));
        return goals;
    }

    SimulatedReceiver receiver(String provider) {
        return new SimulatedReceiver(
                SimulatedReceiver.Traits.of(json.path("receivers").path(provider)));
    }

    public LocalDate date(int day) {
        return LocalDate.parse(json.path("start").asText("2026-10-01")).plusDays(day - 1L);
    }

    int longest() {
        return json.path("max_days").asInt(120);
    }

    boolean weekdaysOnly() {
        return json.path("weekdays_only").asBoolean(false);
    }

    boolean sends(int day) {
        DayOfWeek weekday = date(day).getDayOfWeek();
        boolean works = !weekdaysOnly() || (weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY);
        boolean pauses = json.path("pauses")
                .valueStream()
                .anyMatch(
                        each -> each.get(0).asInt() <= day && day <= each.get(1).asInt());
        return works && !pauses;
    }

    long demand(int day, long goal) {
        double part = json.path("demand")
                .path(Integer.toString(day))
                .asDouble(json.path("demand_default").asDouble(1));
        return sends(day) ? (long) (goal * part) : 0;
    }

    boolean complaintsAreTold() {
        return !json.path("no_complaint_feed").asBoolean(false);
    }

    /** @param reach the part of the whole list that is written to: the further, the less engaged */
    Audience audience(int day, String provider, double reach) {
        JsonNode people = json.path("audience");
        double engaged = people.path("complaint_engaged").asDouble(0.0002);
        double tail = people.path("complaint_tail").asDouble(0.0006);
        Audience usual = new Audience(
                engaged + (tail - engaged) * Math.min(1.0, reach),
                people.path("unknown").asDouble(0.005),
                false,
                false);
        return json.path("events")
                .valueStream()
                .filter(each -> each.path("from").asInt() <= day
                        && day <= each.path("to").asInt())
                .filter(each -> each.path("provider").asText(provider).equals(provider))
                .reduce(usual, Audience::with, (one, other) -> other);
    }

    /** @param hidden nobody knows what became of this day's mail */
    record Audience(double complaint, double unknown, boolean listed, boolean hidden) {

        Audience with(JsonNode event) {
            return new Audience(
                    event.path("complaint").asDouble(complaint),
                    event.path("unknown").asDouble(unknown),
                    listed || event.path("listed").asBoolean(false),
                    hidden || event.path("hide").asBoolean(false));
        }
    }
}
