package dev.repwatch.monitor.notify;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.delisting.Action;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.SilenceTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The silences of the configuration, and those that people set at run time. */
public final class Silences {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int LONGEST_MATCH = 4000;

    /**
     * A silence that holds now.
     *
     * @param id empty for one of the configuration
     */
    public record Active(Optional<Long> id, Matcher match, Instant ends, String who, String note) {}

    private final List<ConfiguredSilence> standing;

    Silences(List<ConfiguredSilence> standing) {
        this.standing = List.copyOf(standing);
    }

    /**
     * Holds back what fits.
     *
     * @param starts when it begins; now or later
     * @throws IllegalArgumentException when it would hold for nothing, too long, or for everything
     */
    public long add(
            Transaction transaction,
            Matcher matcher,
            Instant starts,
            Duration lasting,
            String who,
            String note,
            Instant now) {
        if (matcher.labels().isEmpty()) {
            throw new IllegalArgumentException("a silence needs at least one label, such as target=192.0.2.10");
        }
        if (lasting.isNegative() || lasting.isZero() || lasting.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a silence lasts between a moment and 365 days");
        }
        if (starts.isBefore(now) || starts.isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException("a silence begins now or within 365 days");
        }
        String matchers = write(matcher);
        if (matchers.length() > LONGEST_MATCH) {
            throw new IllegalArgumentException("a silence has labels of at most 4,000 characters together");
        }
        return SilenceTable.put(
                transaction,
                new SilenceTable.SilenceRow(
                        0,
                        matchers,
                        starts,
                        starts.plus(lasting),
                        Clean.line(who, Action.LONGEST_NAME),
                        Clean.text(note, ActionHandler.LONGEST_NOTE),
                        now));
    }

    /** Ends a silence at once; what it held is decided anew. */
    public boolean end(Transaction transaction, long id, Instant now) {
        return SilenceTable.end(transaction, id, now).isPresent();
    }

    /** Those that hold now. */
    public List<Active> active(Transaction transaction, Instant now) {
        List<Active> active = new ArrayList<>();
        for (ConfiguredSilence silence : standing) {
            silence.window()
                    .end(now)
                    .ifPresent(ends -> active.add(
                            new Active(Optional.empty(), silence.match(), ends, "config.toml", silence.note())));
        }
        for (SilenceTable.SilenceRow row : SilenceTable.notOver(transaction, now)) {
            if (!now.isBefore(row.starts())) {
                active.add(active(row));
            }
        }
        return active;
    }

    /** Those that people have set and that begin later, with the time when each begins. */
    public Map<Instant, List<Active>> planned(Transaction transaction, Instant now) {
        return SilenceTable.notOver(transaction, now).stream()
                .filter(row -> now.isBefore(row.starts()))
                .collect(Collectors.groupingBy(
                        SilenceTable.SilenceRow::starts,
                        TreeMap::new,
                        Collectors.mapping(Silences::active, Collectors.toList())));
    }

    private static Active active(SilenceTable.SilenceRow row) {
        return new Active(Optional.of(row.id()), read(row.matchers()), row.ends(), row.who(), row.note());
    }

    private static String write(Matcher matcher) {
        try {
            return JSON.writeValueAsString(matcher.labels());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("labels that are no JSON", e);
        }
    }

    private static Matcher read(String json) {
        try {
            return new Matcher(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a silence that cannot be read", e);
        }
    }
}
