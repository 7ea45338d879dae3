package dev.repwatch.monitor.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.message.Envelope;
import dev.repwatch.checks.message.MessageScorer;
import dev.repwatch.checks.message.Profile;
import dev.repwatch.checks.posture.ask.AnswerCache;
import dev.repwatch.checks.posture.ask.AskLimits;
import dev.repwatch.checks.posture.ask.Asker;
import dev.repwatch.monitor.api.ApiJson;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.scoring.ScoreTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Judges messages in the daemon and keeps what was said of them; the messages are not kept. Thread-safe. */
public final class MessageScores {

    private static final int LETTERS = 16;
    private static final int ALPHABET = 26;
    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 1000;
    private static final int MOST_KEPT = 10_000;
    private static final String PREFIX = "score-";

    private final Database database;
    private final Supplier<Settings> settings;
    private final Supplier<DnsClient> dns;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final RandomGenerator random;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final ScoreTally tally = new ScoreTally();

    /**
     * @param settings those in force
     * @param dns asks by those settings
     * @param random makes ids that nobody guesses
     */
    public MessageScores(
            Database database,
            Supplier<Settings> settings,
            Supplier<DnsClient> dns,
            InstantSource clock,
            LongSupplier nanos,
            RandomGenerator random) {
        this.database = database;
        this.settings = settings;
        this.dns = dns;
        this.clock = clock;
        this.nanos = nanos;
        this.random = random;
    }

    /** Too much is asked at once; to be tried again. */
    public static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1;

        Busy(String why) {
            super(why);
        }
    }

    /**
     * A score, or what waits for one.
     *
     * @param until when its address is taken back; empty for what came over the API
     * @param answer empty while nothing has come
     */
    public record Kept(String id, Instant at, Optional<Instant> until, Optional<ScoreAnswer> answer) {}

    /**
     * How a message is to be judged.
     *
     * @param trustReceived Return-Path and the topmost Received say how it came, where the envelope does not
     * @param japanese the language of advice
     */
    public record Wish(Envelope envelope, boolean trustReceived, Profile profile, boolean japanese) {}

    /**
     * Judges one now and keeps the answer.
     *
     * @throws Busy when two others are being judged
     */
    public Kept score(byte[] octets, Wish wish) {
        ScoreAnswer answer = judged(octets, wish);
        Kept kept = new Kept(fresh(), clock.instant(), Optional.empty(), Optional.of(answer));
        database.inTransaction(transaction -> {
            ScoreTable.add(
                    transaction,
                    new ScoreTable.Row(
                            kept.id(), label(wish.profile()), kept.at(), Optional.empty(), Optional.of(json(answer))));
            return true;
        });
        return kept;
    }

    /**
     * Hands out an address for one message; empty where no mail is taken.
     *
     * @throws Busy when too many wait
     */
    public Optional<Kept> handOut(Profile profile) {
        return receiver().map(receiver -> {
            Instant now = clock.instant();
            Kept kept = new Kept(fresh(), now, Optional.of(now.plus(receiver.lives())), Optional.empty());
            database.inTransaction(transaction -> {
                if (ScoreTable.waiting(transaction, now) >= MOST_WAITING) {
                    throw new Busy("too many addresses wait for a message; each is taken back after a while");
                }
                ScoreTable.add(
                        transaction,
                        new ScoreTable.Row(kept.id(), label(profile), now, kept.until(), Optional.empty()));
                return true;
            });
            return kept;
        });
    }

    /** The address that belongs to what waits; empty where no mail is taken. */
    public Optional<String> address(String id) {
        return receiver().map(receiver -> PREFIX + id + "@" + receiver.domain());
    }

    /** What waits at this address: it was handed out, nothing has come to it, and its time is not over. */
    Optional<String> waiting(String address) {
        String asked = address.toLowerCase(Locale.ROOT);
        return receiver()
                .map(receiver -> "@" + receiver.domain().toLowerCase(Locale.ROOT))
                .filter(at -> asked.startsWith(PREFIX)
                        && asked.endsWith(at)
                        && asked.length() == PREFIX.length() + LETTERS + at.length())
                .map(at -> asked.substring(PREFIX.length(), PREFIX.length() + LETTERS))
                .filter(id -> row(id).filter(row -> row.answer().isEmpty()
                                && row.until().filter(clock.instant()::isBefore).isPresent())
                        .isPresent());
    }

    /**
     * Judges what came to an address.
     *
     * @throws Busy when two others are being judged
     */
    void arrived(String id, byte[] octets, Envelope envelope, boolean trustReceived) {
        Profile profile = row(id).map(row -> Profile.valueOf(row.profile().toUpperCase(Locale.ROOT)))
                .orElse(Profile.TRANSACTIONAL);
        ScoreAnswer answer = judged(octets, new Wish(envelope, trustReceived, profile, japanese()));
        Instant now = clock.instant();
        database.inTransaction(transaction -> ScoreTable.answer(transaction, id, json(answer), now));
    }

    public Optional<Kept> find(String id) {
        return row(id).map(row ->
                new Kept(row.id(), row.madeAt(), row.until(), row.answer().map(MessageScores::read)));
    }

    /** Drops what is older than configured. */
    public void forget() {
        Instant before = clock.instant().minus(section().keep());
        database.inTransaction(transaction -> {
            ScoreTable.forget(transaction, before, MOST_KEPT);
            return true;
        });
    }

    /** The language of the configuration. */
    public boolean japanese() {
        return settings.get()
                .file()
                .language()
                .map(Object::toString)
                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith("ja"))
                .isPresent();
    }

    /** What was said since this process began. */
    public ScoreCounts counts() {
        return tally.read();
    }

    Instant now() {
        return clock.instant();
    }

    private Optional<ScoreTable.Row> row(String id) {
        return id.matches("[a-z]{" + LETTERS + "}")
                ? database.read(transaction -> ScoreTable.find(transaction, id))
                : Optional.empty();
    }

    private ScoreAnswer judged(byte[] octets, Wish wish) {
        if (!room.tryAcquire()) {
            throw new Busy("other messages are being judged; ask again in a moment");
        }
        try {
            DnsClient client = dns.get();
            Asker asker = new Asker(client, new AnswerCache(clock), AskLimits.DEFAULT, nanos);
            CatalogueDomainLists lists =
                    new CatalogueDomainLists(client, settings.get().lists());
            return new MessageScorer(asker, lists, section().filters())
                    .score(octets, wish.envelope(), wish.trustReceived(), wish.profile(), clock.instant())
                    .map(score -> {
                        tally.count(score);
                        return ScoreAnswer.of(score, wish.japanese());
                    })
                    .orElseGet(() -> ScoreAnswer.ofNoMessage(wish.japanese()));
        } finally {
            room.release();
        }
    }

    private ScoringSettings section() {
        return settings.get().section(ScoringSettings.class);
    }

    private Optional<ReceiverSettings> receiver() {
        return section().receiver();
    }

    private String fresh() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            id.append((char) ('a' + random.nextInt(ALPHABET)));
        }
        return id.toString();
    }

    private static String label(Profile profile) {
        return profile.name().toLowerCase(Locale.ROOT);
    }

    private static String json(ScoreAnswer answer) {
        try {
            return ApiJson.MAPPER.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a score can be written", impossible);
        }
    }

    private static ScoreAnswer read(String json) {
        try {
            return ApiJson.MAPPER.readValue(json, ScoreAnswer.class);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("a score that was kept cannot be read", foreign);
        }
    }
}
