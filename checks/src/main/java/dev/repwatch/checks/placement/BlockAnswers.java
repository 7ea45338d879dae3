package dev.repwatch.checks.placement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which test mails a provider's reports answer for. A report names sender and minute and no token of ours: so an entry answers for a
 * mail only where it can be no other one, and several entries for as many mails together. What stays open is nobody's.
 *
 * @param reasons the provider's words, by the key of each mail that was blocked
 * @param unclear entries that may be of any of several mails
 */
public record BlockAnswers(Map<String, String> reasons, int unclear) {

    /** Of one mailbox; the earliest ones. */
    private static final int MOST_ENTRIES = 500;

    public BlockAnswers {
        reasons = Map.copyOf(reasons);
    }

    /**
     * A mail that went to the mailbox and was found nowhere.
     *
     * @param key names it
     * @param from the addresses under which it may be reported, in lower case
     * @param earliest before which the provider cannot have had it
     * @param latest after which it cannot have got it
     */
    public record Awaited(String key, Set<String> from, Instant earliest, Instant latest) {

        public Awaited {
            from = Set.copyOf(from);
        }

        private boolean mayBe(BlockEntry entry) {
            return from.contains(entry.from())
                    && !entry.at().isBefore(earliest)
                    && !entry.at().isAfter(latest);
        }
    }

    public static BlockAnswers of(Collection<BlockEntry> entries, List<Awaited> mails) {
        List<BlockEntry> open = new ArrayList<>(entries.stream()
                .filter(entry -> mails.stream().anyMatch(it -> it.mayBe(entry)))
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .limit(MOST_ENTRIES)
                .toList());
        List<Awaited> left = new ArrayList<>(mails);
        Map<String, String> reasons = new HashMap<>();
        while (!open.isEmpty() && settle(open, left, reasons)) {
            // each mail that is settled may leave an entry only one other
        }
        return new BlockAnswers(reasons, open.size());
    }

    /** Settles the first mails that it can. */
    private static boolean settle(List<BlockEntry> open, List<Awaited> left, Map<String, String> reasons) {
        Map<List<Awaited>, List<BlockEntry>> together = new LinkedHashMap<>();
        open.removeIf(entry -> left.stream().noneMatch(it -> it.mayBe(entry)));
        open.forEach(entry -> together.computeIfAbsent(
                        left.stream().filter(it -> it.mayBe(entry)).toList(), fresh -> new ArrayList<>())
                .add(entry));
        for (Map.Entry<List<Awaited>, List<BlockEntry>> group : together.entrySet()) {
            if (group.getValue().size() >= group.getKey().size()) {
                String reason = said(group.getValue());
                group.getKey().forEach(mail -> reasons.put(mail.key(), reason));
                left.removeAll(group.getKey());
                open.removeAll(group.getValue());
                return true;
            }
        }
        return false;
    }

    private static String said(List<BlockEntry> entries) {
        return entries.stream()
                .map(BlockEntry::reason)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .limit(3)
                .collect(Collectors.joining(" / "));
    }
}
