package dev.repwatch.checks.posture.spf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.TxtRecord;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.DnsName;
import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The records of one scenario of the suite, by its driver's rules. */
final class SuiteZone implements Answers {

    private static final String TIMEOUT = "TIMEOUT";

    private record Item(String type, JsonNode value) {}

    private final Map<String, List<Item>> names = new HashMap<>();

    SuiteZone(JsonNode zonedata) {
        zonedata.properties().forEach(name -> names.put(name(name.getKey()), items(name.getValue())));
    }

    private static String name(String name) {
        return DnsName.of(name).map(DnsName::text).orElseGet(() -> name.toLowerCase(Locale.ROOT));
    }

    private static List<Item> items(JsonNode list) {
        List<Item> items = new ArrayList<>();
        for (JsonNode item : list) {
            if (item.isTextual()) {
                items.add(new Item(item.asText(), item));
            } else {
                item.properties().forEach(field -> items.add(new Item(field.getKey(), field.getValue())));
            }
        }
        boolean ownText = items.stream().anyMatch(item -> item.type().equals("TXT"));
        if (!ownText) {
            items.stream()
                    .filter(item -> item.type().equals("SPF"))
                    .toList()
                    .forEach(item -> items.add(items.indexOf(item), new Item("TXT", item.value())));
        }
        return items;
    }

    @Override
    public DnsAnswer to(DnsQuestion question) {
        return to(question.name(), question.type(), 0);
    }

    private DnsAnswer to(String name, RecordType type, int aliases) {
        if (name.startsWith("error.")) {
            return failed();
        }
        List<Item> items = names.getOrDefault(name, List.of());
        List<String> values = new ArrayList<>();
        List<TxtRecord> texts = new ArrayList<>();
        for (Item item : items) {
            if (item.type().equals("CNAME") && aliases < 8) {
                return to(name(item.value().asText()), type, aliases + 1);
            }
            if (item.type().equals(TIMEOUT) && values.isEmpty()) {
                return failed();
            }
            if (item.type().equals(type.name()) && !item.value().asText().equals("NONE")) {
                values.add(value(type, item.value()));
                texts.add(text(item.value()));
            }
        }
        return values.isEmpty()
                ? new DnsAnswer.Absent(items.isEmpty(), Optional.of("."), Duration.ZERO, "suite")
                : new DnsAnswer.Records(
                        values,
                        Duration.ZERO,
                        "suite",
                        false,
                        Optional.empty(),
                        true,
                        false,
                        false,
                        type == RecordType.TXT ? texts : List.of());
    }

    private static String value(RecordType type, JsonNode value) {
        if (type == RecordType.MX) {
            String host = value.get(1).asText();
            return value.get(0).asText() + " " + (host.isEmpty() ? "." : host);
        }
        return value.asText();
    }

    private static TxtRecord text(JsonNode value) {
        StringBuilder octets = new StringBuilder();
        List<Integer> lengths = new ArrayList<>();
        (value.isArray() ? value : List.of(value)).forEach(part -> {
            octets.append(part.asText());
            lengths.add(part.asText().length());
        });
        return new TxtRecord(octets.toString(), lengths);
    }

    private static DnsAnswer failed() {
        return new DnsAnswer.Failed(Cause.TIMED_OUT, "no reply", "suite");
    }
}
