package dev.repwatch.monitor.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Notes;
import dev.repwatch.monitor.notify.StoredNotes;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the SQL of telling promises, the same on H2 and PostgreSQL. */
abstract class OutboxContract {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private Database database;

    abstract StorageLocation location();

    @BeforeEach
    void open() {
        database = Database.open(location());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theWorstGoesFirstAndAConversationKeepsItsOrder() {
        put("a1", "a", 2, NOON);
        put("a2", "a", 0, NOON);
        put("b1", "b", 1, NOON);
        assertThat(yes(t -> Outbox.put(t, row("a1", "a", 0, NOON), NOON)))
                .as("the same event twice")
                .isFalse();

        assertThat(claim("node-1", NOON)).contains("b1");
        assertThat(claim("node-1", NOON)).contains("a1");
        assertThat(claim("node-1", NOON)).as("a2 waits for a1").isEmpty();
    }

    @Test
    void aClaimThatCameTooLateChangesNothing() {
        put("a1", "a", 0, NOON);
        MessageRow late = claimed("node-1", NOON);
        assertThat(yes(t -> Outbox.sending(t, late, "node-1", NOON))).isTrue();
        assertThat(number(
                        t -> InterruptedDeliveries.takeBack(t, NOON.plus(LEASE).plusSeconds(1), Optional.empty())))
                .isEqualTo(1);
        MessageRow again = claimed("node-2", NOON.plus(LEASE).plusSeconds(1));

        assertThat(again.repeated()).as("it may have arrived").isTrue();
        assertThat(yes(t -> Outbox.delivered(t, late, "node-1", NOON, Optional.of("x"), false)))
                .as("fenced off")
                .isFalse();
        assertThat(yes(t -> Outbox.delivered(t, again, "node-2", NOON, Optional.of("C1/1"), false)))
                .isTrue();
        assertThat(place(t -> ChannelThreads.place(t, "ops", "a")))
                .isEqualTo(new ChannelThreads.Place(Optional.of("C1/1"), 1, Optional.of("")));
    }

    @Test
    void twoNodesNeverClaimTheSame() throws Exception {
        for (int i = 0; i < 20; i++) {
            put("m" + i, "thread-" + i, 1, NOON);
        }
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Future<List<String>> one = nodes.submit(() -> claimAll("node-1", start));
            Future<List<String>> other = nodes.submit(() -> claimAll("node-2", start));
            start.countDown();
            // together, for on a busy machine one of them may get nothing
            assertThat(Stream.concat(one.get().stream(), other.get().stream()))
                    .hasSize(20)
                    .doesNotHaveDuplicates();
        } finally {
            nodes.shutdown();
        }
    }

    private List<String> claimAll(String node, CountDownLatch start) throws InterruptedException {
        start.await();
        List<String> keys = new java.util.ArrayList<>();
        int empty = 0;
        while (empty < 3) {
            Optional<String> key = claim(node, NOON);
            key.ifPresent(keys::add);
            empty = key.isPresent() ? 0 : empty + 1;
        }
        return keys;
    }

    @Test
    void whatWasGivenUpIsSeenCopiedAndRevived() {
        put("a1", "a", 0, NOON);
        MessageRow message = claimed("node-1", NOON);
        // as versions did that gave up
        run(t -> t.handle().execute("UPDATE outbox SET state = 'DEAD'"));

        assertThat(list(Backlog::counts)).extracting(Backlog.Count::state).containsExactly(MessageState.DEAD);
        assertThat(list(Backlog::deadUncopied)).hasSize(1);
        run(t -> Backlog.copied(t, message.id(), NOON));
        assertThat(list(Backlog::deadUncopied)).isEmpty();
        assertThat(yes(t -> Outbox.revive(t, message.id(), NOON))).isTrue();
        assertThat(yes(t -> Outbox.revive(t, message.id() + 1, NOON))).isFalse();
        assertThat(claim("node-1", NOON)).contains("a1");
    }

    @Test
    void aBeginningThatNobodyHeardIsWithdrawn() {
        put("a1", "a", 0, NOON);
        put("b1", "b", 0, NOON);
        MessageRow claimed = claimed("node-1", NOON);
        write(t -> Outbox.uncertain(t, claimed, "node-1", NOON, "reset"));

        assertThat(list(t -> Backlog.withdraw(t, "ops", "b", "b2"))).containsExactly("b1");
        assertThat(list(t -> Backlog.withdraw(t, "ops", "a", "a2")))
                .as("it may have been heard")
                .isEmpty();
    }

    @Test
    void eventsWaitAreHeldAndDecidedAnew() {
        EventRow event = new EventRow("k1", "opened", "a", Optional.of(7L), NOON, "{}");
        run(t -> EventTable.put(t, event, NOON.plusSeconds(30)));
        run(t -> EventTable.put(t, event, NOON));
        assertThat(list(t -> EventTable.due(t, NOON, 10))).isEmpty();
        List<EventRow> due = read(t -> EventTable.due(t, NOON.plusSeconds(30), 10));
        assertThat(due).hasSize(1);
        assertThat(yes(t -> Due.planning(t, NOON.plusSeconds(30)))).isTrue();

        run(t -> EventTable.settle(t, due.get(0), EventRow.State.SILENCED, NOON.plus(Duration.ofDays(1)), "house"));
        assertThat(yes(t -> Due.planning(t, NOON.plusSeconds(60)))).isFalse();
        write(t -> EventTable.decideSilencedAnew(t, NOON.plusSeconds(60)));
        assertThat(list(t -> EventTable.due(t, NOON.plusSeconds(60), 10))).hasSize(1);
        assertThat(yes(t -> EventTable.known(t, "k1"))).isTrue();
    }

    @Test
    void conversationsMembersAndSilencesAreKept() {
        ThreadRow thread = new ThreadRow(
                "a",
                "list|x",
                1,
                NOON,
                NOON,
                Optional.empty(),
                Optional.of(new ThreadRow.Ack(NOON, "hanako", "mine")),
                Optional.of(NOON.plusSeconds(60)),
                0,
                Optional.empty(),
                "{}");
        run(t -> ThreadTable.save(t, thread));
        run(t -> ThreadTable.save(t, thread));
        assertThat(maybe(t -> ThreadTable.find(t, "a"))).contains(thread);
        assertThat(list(t -> ThreadTable.awake(t, NOON.plusSeconds(60)))).containsExactly(thread);
        assertThat(maybe(t -> ThreadTable.openOf(t, "list|x"))).contains(thread);

        ThreadRow snoozed = new ThreadRow(
                "s",
                "",
                0,
                NOON,
                NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOON.plus(Duration.ofDays(2))),
                0,
                Optional.of(NOON),
                "{}");
        run(t -> ThreadTable.save(t, snoozed));
        assertThat(yes(t -> Due.planning(t, NOON.plusSeconds(30))))
                .as("what is snoozed escalates later, and until then there is nothing to do")
                .isFalse();

        run(t -> ThreadMembers.open(t, 7, "a", "192.0.2.10"));
        run(t -> ThreadMembers.open(t, 8, "b", "192.0.2.10"));
        run(t -> ThreadMembers.close(t, 8));
        assertThat(number(t -> ThreadMembers.openAbout(t, "192.0.2.10"))).isEqualTo(1);

        long silence = write(t -> SilenceTable.put(
                t, new SilenceTable.SilenceRow(0, "{}", NOON, NOON.plusSeconds(60), "hanako", "house", NOON)));
        assertThat(list(t -> SilenceTable.notOver(t, NOON))).hasSize(1);
        assertThat(maybe(t -> SilenceTable.end(t, silence, NOON.plusSeconds(1))))
                .isPresent();
        assertThat(list(t -> SilenceTable.notOver(t, NOON.plusSeconds(1)))).isEmpty();
    }

    @Test
    void aChannelsNotesOutliveIt() {
        Notes notes = new StoredNotes(database, () -> NOON, "ops");
        notes.write("card:C1/1", "first");
        notes.write("card:C1/1", "second");
        assertThat(new StoredNotes(database, () -> NOON, "ops").read("card:C1/1"))
                .contains("second");
        assertThat(new StoredNotes(database, () -> NOON, "mail").read("card:C1/1"))
                .isEmpty();
        notes.erase("card:C1/1");
        assertThat(new StoredNotes(database, () -> NOON, "ops").read("card:C1/1"))
                .isEmpty();
    }

    @Test
    void onlyWhatIsDoneAndOldIsForgotten() {
        put("old", "over", 0, NOON);
        MessageRow message = claimed("node-1", NOON);
        write(t -> Outbox.delivered(t, message, "node-1", NOON, Optional.empty(), false));
        put("waits", "waits", 0, NOON);

        assertThat(number(t -> OutboxRetention.forget(t, NOON.plus(Duration.ofDays(89)))))
                .isZero();
        assertThat(number(t -> OutboxRetention.forget(t, NOON.plus(Duration.ofDays(91)))))
                .isEqualTo(1);
        assertThat(claim("node-1", NOON)).contains("waits");
    }

    @Test
    void whatWaitsInABackupIsDoubted() {
        put("a1", "a", 0, NOON);
        assertThat(number(InterruptedDeliveries::doubt)).isEqualTo(1);
        assertThat(claimed("node-1", NOON).repeated()).isTrue();
    }

    @Test
    void aBrokenChannelIsToldOnce() {
        BrokenChannels.Broken broken = new BrokenChannels.Broken("ops", NOON, "revoked", NOON, true, false);
        assertThat(yes(t -> BrokenChannels.mark(t, broken))).isTrue();
        assertThat(yes(t -> BrokenChannels.mark(t, broken))).isFalse();
        run(t -> BrokenChannels.told(t, "ops"));
        assertThat(yes(t -> BrokenChannels.mark(t, broken))).isFalse();
        assertThat(maybe(t -> BrokenChannels.mend(t, "ops")))
                .hasValueSatisfying(it -> assertThat(it.told()).as("still").isTrue());
        assertThat(maybe(t -> BrokenChannels.find(t, "ops"))).isEmpty();
    }

    private void put(String key, String thread, int severity, Instant at) {
        assertThat(yes(t -> Outbox.put(t, row(key, thread, severity, at), at))).isTrue();
    }

    private static MessageRow.New row(String key, String thread, int severity, Instant at) {
        return new MessageRow.New("ops", key, thread, "OPENED", severity, at, Optional.empty(), "{}");
    }

    private Optional<String> claim(String node, Instant now) {
        return write(t -> Outbox.claim(t, "ops", node, now, LEASE)).map(MessageRow::dedupeKey);
    }

    private MessageRow claimed(String node, Instant now) {
        return write(t -> Outbox.claim(t, "ops", node, now, LEASE)).orElseThrow();
    }

    private <T> T write(Function<Transaction, T> work) {
        return database.inTransaction(work);
    }

    private void run(Consumer<Transaction> work) {
        database.inTransaction(t -> {
            work.accept(t);
            return true;
        });
    }

    private boolean yes(Function<Transaction, Boolean> work) {
        return write(work);
    }

    private int number(Function<Transaction, Integer> work) {
        return write(work);
    }

    private <E> List<E> list(Function<Transaction, List<E>> work) {
        return write(work);
    }

    private <E> Optional<E> maybe(Function<Transaction, Optional<E>> work) {
        return write(work);
    }

    private ChannelThreads.Place place(Function<Transaction, ChannelThreads.Place> work) {
        return read(work);
    }

    private <T> T read(Function<Transaction, T> work) {
        return database.read(work);
    }
}
