package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Channel.Envelope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Message-IDs that depend only on the conversation and the event: a repeated delivery has the same id, so a mail reader
 * can fold it, and no other message ever has it (RFC 5322 section 3.6.4).
 */
final class EmailThread {

    /** Ids begin so; a log reader can tell our own mail by it. */
    static final String PREFIX = "<repwatch.";

    private final String host;

    EmailThread(String host) {
        String clean = host.replaceAll("[^A-Za-z0-9.-]", "");
        this.host = clean.isEmpty() ? "localhost" : clean;
    }

    String id(Envelope envelope) {
        return PREFIX + hash(envelope.alert().threadKey()) + "."
                + hash(envelope.alert().dedupeKey()) + "@" + host + ">";
    }

    /** The id of the first message of the thread, for all but the first. */
    Optional<String> answers(Envelope envelope) {
        return envelope.first().filter(it -> it.startsWith(PREFIX));
    }

    String listId() {
        return "repwatch alerts <alerts.repwatch." + host + ">";
    }

    String host() {
        return host;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
