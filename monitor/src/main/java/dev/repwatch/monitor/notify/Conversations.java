package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.delisting.Action;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.outbox.ThreadMembers;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import dev.repwatch.monitor.store.people.ActTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is open, as it is told, for pages.
 *
 * @param silences those of the configuration in force
 */
public record Conversations(Database database, Supplier<Silences> silences) {

    /**
     * One.
     *
     * @param headline as it was told
     * @param language of the headline, as a tag: messages speak that of the configuration, readers their own
     * @param targets that are listed and told in it; none where it is about something else
     * @param taken by whom, when somebody has it in hand
     */
    public record Conversation(
            String subject,
            String severity,
            String owner,
            String headline,
            String language,
            Instant openedAt,
            List<String> targets,
            Optional<String> taken,
            Optional<Instant> snoozedUntil) {}

    /** All that are open, the worst first. */
    public List<Conversation> open() {
        return database.read(t -> ThreadTable.open(t).stream()
                .sorted(java.util.Comparator.comparingInt(ThreadRow::severity).thenComparing(ThreadRow::openedAt))
                .flatMap(row -> row
                        .card()
                        .map(card -> new Conversation(
                                row.threadKey(),
                                card.label("severity").orElse(""),
                                card.label("owner").orElse(""),
                                card.headline(),
                                card.language(),
                                row.openedAt(),
                                targets(ThreadMembers.in(t, row.threadKey())),
                                row.ack().map(ThreadRow.Ack::who),
                                row.snoozedUntil()))
                        .stream())
                .toList());
    }

    /** The one in which an episode is told, while it is open. */
    public Optional<Conversation> of(long episode) {
        Optional<String> key = database.read(t ->
                ThreadMembers.of(t, episode).filter(ThreadMembers.Member::open).map(ThreadMembers.Member::threadKey));
        return key.flatMap(
                it -> open().stream().filter(one -> one.subject().equals(it)).findFirst());
    }

    private static List<String> targets(List<ThreadMembers.Member> members) {
        return members.stream()
                .filter(ThreadMembers.Member::open)
                .map(ThreadMembers.Member::target)
                .distinct()
                .toList();
    }

    /** Those that hold now. */
    public List<Silences.Active> silent(Instant now) {
        return database.read(t -> silences.get().active(t, now));
    }

    /**
     * Holds back what fits, from now on.
     *
     * @throws IllegalArgumentException when it would hold for nothing, too long, or for everything
     */
    public void silence(Map<String, String> match, Duration lasting, Action deed) {
        database.inTransaction(t -> {
            long id = silences.get().add(t, new Matcher(match), deed.at(), lasting, deed.who(), deed.note(), deed.at());
            ActTable.put(t, deed.about("silence-" + id + " " + new java.util.TreeMap<>(match)));
            return id;
        });
    }

    /** @return whether it held until now */
    public boolean end(long silence, Action deed) {
        return database.inTransaction(t -> {
            boolean ended = silences.get().end(t, silence, deed.at());
            if (ended) {
                ActTable.put(t, deed.about("silence-" + silence));
            }
            return ended;
        });
    }
}
