package dev.repwatch.checks.dnsbl.file.rbldnsd;

import dev.repwatch.checks.dnsbl.file.LineCount;
import dev.repwatch.checks.dnsbl.file.ListContent;
import dev.repwatch.checks.dnsbl.file.ZoneReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a zone file of rbldnsd line by line. */
public final class RbldnsdReader implements ZoneReader {

    private static final Set<String> PASSED = Set.of("soa", "ns", "nameserver", "ttl");

    private final boolean combined;
    private final LineCount lines;
    private final Map<String, List<Dataset>> subzones = new HashMap<>();
    private final TextTemplate texts = new TextTemplate();
    private final MaxRange widest = new MaxRange();
    private Optional<Dataset> current = Optional.empty();
    private boolean refused;
    private Optional<Instant> made = Optional.empty();
    private Optional<Instant> expires = Optional.empty();

    /** A reader for a file of that type, {@code ip4set} and others or {@code combined}. */
    public RbldnsdReader(String type, LineCount lines) {
        this.lines = lines;
        combined = type.equals("combined");
        if (!combined) {
            current = Datasets.of(type, texts);
            current.ifPresent(dataset -> subzones.put("", List.of(dataset)));
        }
    }

    /** Takes a line without its end. */
    @Override
    public void line(String raw) {
        String line = strip(raw);
        if (line.isEmpty()) {
            return;
        }
        char first = line.charAt(0);
        boolean comment = Cursor.isComment(first);
        if (first == '$') {
            special(line.substring(1));
        } else if ((comment || first == ':') && line.length() > 1 && line.charAt(1) == '$') {
            special(line.substring(2));
        } else if (!comment) {
            entry(line);
        }
    }

    private void entry(String line) {
        refused |= current.isEmpty();
        boolean taken = current.map(dataset -> dataset.line(line, widest)).orElse(false);
        if (!taken) {
            lines.bad();
        } else if (line.charAt(0) != ':') {
            lines.good();
        }
    }

    private void special(String text) {
        Cursor cursor = new Cursor(text);
        String word = cursor.word().toLowerCase(Locale.ROOT);
        boolean known = switch (word) {
            case "maxrange4" -> widest.set(cursor.rest());
            case "timestamp" -> timestamp(cursor.word(), cursor.rest());
            case "dataset" -> combined && dataset(cursor.rest());
            default ->
                PASSED.contains(word)
                        || current.map(dataset -> dataset.texts).orElse(texts).assign(text);
        };
        if (!known) {
            lines.bad();
        }
    }

    private boolean timestamp(String stamp, String until) {
        Optional<Instant> at = ZoneTime.stamp(stamp);
        Optional<Instant> end = until.startsWith("+")
                ? at.flatMap(from -> ZoneTime.span(until).map(from::plus))
                : ZoneTime.stamp(until);
        at.ifPresent(from -> made = Optional.of(from));
        end.filter(date -> expires.isEmpty() || date.isBefore(expires.get()))
                .ifPresent(date -> expires = Optional.of(date));
        return (at.isPresent() || stamp.length() == 1) && (end.isPresent() || until.isEmpty() || until.length() == 1);
    }

    private boolean dataset(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.trim().split("[ \t]+", -1)) {
            if (!word.isEmpty() && Cursor.isComment(word.charAt(0))) {
                break;
            }
            words.add(word);
        }
        String type = words.get(0).split(":", 2)[0];
        current = Datasets.of(type, texts.copy());
        refused |= current.isEmpty();
        current.ifPresent(dataset -> {
            for (String subzone : words.subList(1, words.size())) {
                String zone = subzone.equals("@") ? "" : DomainName.of(subzone).orElse(subzone);
                subzones.computeIfAbsent(zone, fresh -> new ArrayList<>()).add(dataset);
            }
        });
        return current.isPresent() && words.size() > 1;
    }

    private static String strip(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && Cursor.isSpace(line.charAt(from))) {
            from++;
        }
        while (to > from && Cursor.isSpace(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to);
    }

    /** Whether its own time stamp says that it must not be served at that time: past its expiry, or made in the future. */
    @Override
    public boolean isStaleAt(Instant now) {
        return expires.filter(end -> !end.isAfter(now)).isPresent()
                || made.filter(at -> at.isAfter(now)).isPresent();
    }

    /** An entry of no dataset, or a dataset of a type that there is not, ends the loading of the whole. */
    @Override
    public boolean isRefused() {
        return refused;
    }

    @Override
    public Optional<Instant> made() {
        return made;
    }

    /** What was read; nothing more may be added. */
    @Override
    public ListContent content() {
        Set<Dataset> all = new HashSet<>();
        subzones.values().forEach(all::addAll);
        all.forEach(dataset -> {
            dataset.seal();
            dataset.values.seal();
        });
        return new RbldnsdZone(Map.copyOf(subzones));
    }
}
