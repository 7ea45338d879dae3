package dev.repwatch.checks.dnsbl.file.rbldnsd;

import dev.repwatch.checks.dnsbl.file.FileAnswer;
import dev.repwatch.checks.dnsbl.file.FileQuestion;
import dev.repwatch.checks.dnsbl.file.ListContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A zone file that was read.
 *
 * @param subzones the datasets by the subzone they answer for; the base is empty
 */
record RbldnsdZone(Map<String, List<Dataset>> subzones) implements ListContent {

    @Override
    public FileAnswer ask(FileQuestion question) {
        String name = question.address()
                .map(ZoneQuestion::reversed)
                .orElse(question.name().equals("@") ? "" : question.name());
        String whole = question.subzone().isEmpty()
                ? name
                : name.isEmpty() ? question.subzone() : name + "." + question.subzone();
        String zone = nearest(whole);
        if (!subzones.containsKey(zone)) {
            return FileAnswer.NOT_LISTED;
        }
        String rest = zone.isEmpty()
                ? whole
                : whole.length() == zone.length() ? "" : whole.substring(0, whole.length() - zone.length() - 1);
        ZoneQuestion asked = ZoneQuestion.of(rest);
        List<String> codes = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Dataset dataset : subzones.getOrDefault(zone, List.of())) {
            FileAnswer answer = dataset.ask(asked);
            if (answer instanceof FileAnswer.Listed listed) {
                codes.addAll(listed.codes());
                reasons.addAll(listed.reasons());
            } else if (answer instanceof FileAnswer.NotListed not) {
                reasons.addAll(not.reasons());
            }
        }
        return FileAnswer.of(codes, reasons);
    }

    @Override
    public boolean mayHold(int ip4) {
        for (List<Dataset> datasets : subzones.values()) {
            for (Dataset dataset : datasets) {
                if (dataset.mayHold(ip4)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The longest subzone at the end of the name; empty for the base. */
    private String nearest(String name) {
        String rest = name;
        while (!rest.isEmpty() && !subzones.containsKey(rest)) {
            int dot = rest.indexOf('.');
            rest = dot < 0 ? "" : rest.substring(dot + 1);
        }
        return rest;
    }

    private Set<Dataset> datasets() {
        Set<Dataset> all = new HashSet<>();
        subzones.values().forEach(all::addAll);
        return all;
    }

    @Override
    public long entries() {
        return datasets().stream().mapToLong(Dataset::entries).sum();
    }

    @Override
    public long coveredIpv4() {
        return datasets().stream().mapToLong(Dataset::coveredIpv4).sum();
    }

    @Override
    public int widestIpv4() {
        return datasets().stream().mapToInt(Dataset::widestIpv4).min().orElse(33);
    }

    @Override
    public int widestIpv6() {
        return datasets().stream().mapToInt(Dataset::widestIpv6).min().orElse(129);
    }
}
