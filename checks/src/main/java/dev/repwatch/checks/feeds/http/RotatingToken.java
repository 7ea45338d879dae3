package dev.repwatch.checks.feeds.http;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.Redactor;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A refresh token that is replaced at each use (RFC 6749 section 6). The newest one outlives a restart in the feed's bookmark,
 * encrypted with a key drawn from the configured one: the database and its copies hold no secret, and a newly configured token
 * takes the place of all that came of the one before. Not thread-safe.
 */
public final class RotatingToken {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String DIGEST = "HmacSHA256";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Secret configured;
    private final Redactor redactor;
    private Secret current;

    public RotatingToken(Secret configured, Redactor redactor) {
        this.configured = configured;
        this.redactor = redactor;
        this.current = configured;
    }

    /** What to sign in with. */
    public Secret current() {
        return current;
    }

    /** Goes on with what was kept; a bookmark of another configured token, or a damaged one, is none. */
    public void resume(Optional<String> bookmark) {
        bookmark.flatMap(this::opened).ifPresent(this::rotate);
    }

    public void rotate(String fresh) {
        redactor.learn(fresh);
        current = new Secret(fresh);
    }

    /** For {@link #resume}; the same token gives the same text. Empty as long as there is none but the configured one. */
    public Optional<String> bookmark() {
        return current.equals(configured) ? Optional.empty() : Optional.of(sealed(current.reveal()));
    }

    private String sealed(String token) {
        byte[] text = token.getBytes(StandardCharsets.UTF_8);
        try {
            // drawn from the text: no two texts share a nonce, and there is no need of a random one
            byte[] nonce = Arrays.copyOf(drawn("nonce of " + token), NONCE);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text);
            byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
            return Base64.getEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java has AES-GCM and HMAC-SHA256", absent);
        }
    }

    private Optional<String> opened(String bookmark) {
        try {
            byte[] whole = Base64.getDecoder().decode(bookmark);
            byte[] nonce = Arrays.copyOf(whole, NONCE);
            byte[] text = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(whole, NONCE, Math.max(0, whole.length - NONCE));
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(drawn("key"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    /** 32 octets that nobody can tell who does not know the configured token. */
    private byte[] drawn(String purpose) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(DIGEST);
        mac.init(new SecretKeySpec(configured.reveal().getBytes(StandardCharsets.UTF_8), DIGEST));
        return mac.doFinal(("repwatch refresh token: " + purpose).getBytes(StandardCharsets.UTF_8));
    }
}
