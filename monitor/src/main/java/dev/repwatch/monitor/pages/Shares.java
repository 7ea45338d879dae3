package dev.repwatch.monitor.pages;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.api.Form;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.delisting.ActRefused;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.people.ActTable;
import dev.repwatch.monitor.store.people.ShareTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links that show a part to whoever has them, until a day. The secret in a link is kept nowhere: only its hash. */
public record Shares(Database database, InstantSource clock) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SECRET = 32;
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_LABELS = 2000;
    private static final int MOST = 500;
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** A link that holds. */
    record Part(String title, LabelScope scope, Instant until) {}

    /**
     * A new one.
     *
     * @return the secret that stands in it, which nobody can look up later
     * @throws IllegalArgumentException when it would show everything, or for too long
     */
    String create(String title, Map<String, String> labels, Duration lasting, String who) {
        Instant now = clock.instant();
        String json = write(labels);
        if (labels.isEmpty() || json.length() > LONGEST_LABELS) {
            throw new ActRefused("link_label", "a link shows what has a label, such as owner and shop");
        }
        if (lasting.isNegative() || lasting.isZero() || lasting.compareTo(LONGEST) > 0) {
            throw new ActRefused("link_long", "a link holds for at most 90 days");
        }
        String secret = Form.fresh(SECRET);
        String name = Clean.line(title, LONGEST_TITLE);
        database.inTransaction(t -> {
            long id = ShareTable.put(
                    t,
                    new ShareTable.Share(
                            0,
                            hash(secret),
                            name,
                            json,
                            who,
                            now,
                            now.plus(lasting),
                            Optional.empty(),
                            Optional.empty(),
                            0));
            ActTable.put(t, new ActTable.Act(now, who, Acts.DOOR, "share", "share-" + id + " " + json, name));
            return id;
        });
        return secret;
    }

    /** What a link shows; empty when there is none, or it no longer holds. */
    Optional<Part> open(String secret) {
        if (!secret.matches("[A-Za-z0-9_-]{43}")) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<ShareTable.Share> share =
                database.read(t -> ShareTable.find(t, hash(secret))).filter(it -> it.holds(now));
        share.filter(it -> it.usedAt()
                        .filter(at -> at.isAfter(now.minus(A_MINUTE)))
                        .isEmpty())
                .ifPresent(it -> database.inTransaction(t -> {
                    ShareTable.used(t, it.id(), now);
                    return true;
                }));
        return share.map(it -> new Part(it.title(), new LabelScope(read(it.labels())), it.expiresAt()));
    }

    List<ShareTable.Share> all() {
        return database.read(t -> ShareTable.all(t, MOST));
    }

    /** @return whether it held until now */
    boolean revoke(long id, String who) {
        Instant now = clock.instant();
        return database.inTransaction(t -> {
            boolean revoked = ShareTable.revoke(t, id, now);
            if (revoked) {
                ActTable.put(t, new ActTable.Act(now, who, Acts.DOOR, "unshare", "share-" + id, ""));
            }
            return revoked;
        });
    }

    static Map<String, String> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JacksonException e) {
            throw new IllegalStateException("a link whose labels cannot be read", e);
        }
    }

    private static String write(Map<String, String> labels) {
        try {
            return JSON.writeValueAsString(labels);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("labels that are no JSON", e);
        }
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
