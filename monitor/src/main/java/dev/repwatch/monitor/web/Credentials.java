package dev.repwatch.monitor.web;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.api.Principal;
import dev.repwatch.monitor.api.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows whose an {@code Authorization} header is. */
final class Credentials {

    /** The name of the holder of the token that is in the daemon's own directory. */
    static final String API_TOKEN = "api token";

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";
    private static final int MAX_HEADER = 1024;
    private static final int MAX_REMEMBERED = 100;
    private final Secret apiToken;
    private final Optional<Secret> viewToken;
    private final People people;
    /** Digests of basic headers that were right: bcrypt takes a tenth of a second of CPU, every scrape would pay it. */
    private final Set<String> rightBefore = ConcurrentHashMap.newKeySet();

    Credentials(Secret apiToken, Optional<Secret> viewToken, People people) {
        this.apiToken = apiToken;
        this.viewToken = viewToken;
        this.people = people;
    }

    /** Whether everybody may look. */
    boolean viewIsOpen() {
        return viewToken.isEmpty() && people.none();
    }

    /** Whose these credentials are; empty when they are nobody's. */
    Optional<Principal> of(Optional<String> header) {
        Optional<String> token = bearer(header);
        if (token.filter(it -> same(it, apiToken)).isPresent()) {
            return Optional.of(new Principal(API_TOKEN, Role.ADMIN, LabelScope.ALL));
        }
        if (token.filter(it -> viewToken.filter(known -> same(it, known)).isPresent())
                .isPresent()) {
            return Optional.of(new Principal("view token", Role.VIEWER, LabelScope.ALL));
        }
        return header.filter(it -> it.startsWith(BASIC)).filter(this::basic).flatMap(it -> people.named(user(it)));
    }

    private static String user(String header) {
        return decoded(header.substring(BASIC.length()).strip()).split(":", 2)[0];
    }

    /** Whose password is tried: a user, or "?" for all that do not exist; empty when it is no password or was right before. */
    Optional<String> guessed(Optional<String> header) {
        return header.filter(it -> it.startsWith(BASIC) && it.length() <= MAX_HEADER)
                .filter(it -> !rightBefore.contains(digest(it)))
                .map(Credentials::user)
                .map(user -> people.named(user).isPresent() ? user : "?");
    }

    private static Optional<String> bearer(Optional<String> header) {
        return header.filter(it -> it.startsWith(BEARER) && it.length() <= MAX_HEADER)
                .map(it -> it.substring(BEARER.length()).strip());
    }

    /** Whether this is the token of the API itself. */
    boolean apiToken(String given) {
        return same(given, apiToken);
    }

    private static boolean same(String given, Secret wanted) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), wanted.reveal().getBytes(StandardCharsets.UTF_8));
    }

    private boolean basic(String header) {
        if (people.none() || header.length() > MAX_HEADER) {
            return false;
        }
        String digest = digest(header);
        if (rightBefore.contains(digest)) {
            return true;
        }
        boolean right = verify(header);
        if (right && rightBefore.size() < MAX_REMEMBERED) {
            rightBefore.add(digest);
        }
        return right;
    }

    private boolean verify(String header) {
        String pair = decoded(header.substring(BASIC.length()).strip());
        int colon = pair.indexOf(':');
        String user = colon < 0 ? pair : pair.substring(0, colon);
        String password = colon < 0 ? "" : pair.substring(colon + 1);
        return people.of(user, password).isPresent();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String digest(String header) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(header.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
