package dev.repwatch.monitor.cli.lists;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.TestPoints;
import dev.repwatch.checks.dnsbl.DnsblList.Verified;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.dnsbl.ReturnCode;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.monitor.cli.table.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything about one list, on one page. */
final class ListSheet {

    private final List<List<String>> rows = new ArrayList<>();

    private ListSheet() {}

    static String of(DnsblList list, ListRow row) {
        ListSheet sheet = new ListSheet();
        sheet.nature(list, row);
        sheet.use(list, row);
        sheet.way("removal", list.removal(), list.alive());
        list.details().removals().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(way -> sheet.way("removal of " + way.getKey(), way.getValue(), true));
        String facts = TextTable.of(List.of(row.id(), list.title()), sheet.rows);
        return list.codes().isEmpty() ? facts : facts + "\n" + answers(list);
    }

    private void nature(DnsblList list, ListRow row) {
        add("zone", list.zone());
        add("asked", row.on() ? "yes" : row.ended().isEmpty() ? "no" : "never: " + row.ended());
        known("note", list.details().note());
        add("operator", list.operator());
        known("home", list.home().map(Object::toString));
        add("kinds", String.join(", ", row.kinds()));
        add("tier", list.tier() + " of 4 (1: refusals follow at large receivers, 4: informational)");
        add("part of", list.parent().map(Object::toString));
        add("other names", String.join(", ", list.details().aliases()));
        Verified verified = list.verified();
        add(
                "verified",
                verified.equals(Verified.NEVER) ? verified.source() : verified.on() + ", by " + verified.source());
    }

    private void use(DnsblList list, ListRow row) {
        if (!list.alive()) {
            return;
        }
        add("health", row.health());
        add("key", row.key());
        add("terms", list.terms().note());
        add("limits", row.terms());
        add("interval", "at least " + words(list.minInterval()));
        TestPoints test = list.test();
        known("must be listed", either(test.listed(), test.listed6()));
        known("must be clean", either(test.clean(), test.clean6()));
        add("random name", test.random() ? "must be clean" : "may be listed");
        add("about the tests", test.why());
    }

    private void way(String name, Removal removal, boolean alive) {
        if (!alive) {
            return;
        }
        add(name, removal.how());
        known("  page", removal.template().or(() -> removal.url().map(Object::toString)));
        known("  write to", removal.mail());
        known("  before", removal.precondition());
        known("  takes", removal.typical().map(ListSheet::words));
        known("  ends by itself", removal.expiry().map(time -> "after " + words(time)));
        add("  cost", removal.cost());
        known("  if repeated", removal.repeatPenalty());
    }

    private static String answers(DnsblList list) {
        List<List<String>> rows = new ArrayList<>();
        list.codes().forEach(code -> rows.add(answer(code)));
        list.errors().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(20)
                .forEach(error -> rows.add(List.of(
                        error.getKey(),
                        "error",
                        "",
                        "",
                        list.errorText(error.getKey())
                                .orElse(error.getValue().label().replace('_', ' ')))));
        return TextTable.of(List.of("ANSWER", "SAYS", "SEVERITY", "COVERS", "MEANING"), rows);
    }

    private static List<String> answer(ReturnCode code) {
        return List.of(
                code.matches().text(),
                code.polarity().name().toLowerCase(Locale.ROOT),
                code.severity().label(),
                code.scope().label()
                        + code.scope6().map(Scope::label).map(" "::concat).orElse(""),
                code.name() + " (" + code.category() + ")");
    }

    private static Optional<String> either(Optional<String> one, Optional<String> other) {
        List<String> both = Stream.of(one, other).flatMap(Optional::stream).toList();
        return both.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", both));
    }

    private static String words(Duration time) {
        if (time.toHours() >= 48) {
            return time.toDays() + " days";
        }
        return time.toHours() >= 2 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
    }

    /** What the catalogue does not know is said to be unknown: an empty line would look like "nothing". */
    private void known(String name, Optional<String> value) {
        add(name, value.filter(text -> !text.isBlank()).orElse("unknown"));
    }

    private void add(String name, Optional<String> value) {
        value.filter(text -> !text.isBlank()).ifPresent(text -> rows.add(List.of(name, text)));
    }

    private void add(String name, String value) {
        add(name, Optional.of(value));
    }
}
