package dev.repwatch.monitor.web;

import dev.repwatch.monitor.api.Form;
import dev.repwatch.monitor.api.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is logged in. Known by the hash of what is in the browser, so that a picture of our memory opens nothing; gone with a
 * restart, which may bring other roles. Thread-safe.
 */
final class Sessions {

    private static final Duration IDLE = Duration.ofHours(8);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST = 1000;
    private static final int BYTES = 32;

    private final InstantSource clock;
    private final Map<String, Session> byHash = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > MOST;
        }
    };

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    private record Session(Principal who, Instant began, Instant seen) {

        boolean over(Instant now) {
            return now.isAfter(seen.plus(IDLE)) || now.isAfter(began.plus(LONGEST));
        }
    }

    /** @return what the browser is to keep */
    synchronized String open(Principal who) {
        String id = Form.fresh(BYTES);
        byHash.put(hash(id), new Session(who, clock.instant(), clock.instant()));
        return id;
    }

    synchronized Optional<Principal> find(String id) {
        String hash = hash(id);
        Instant now = clock.instant();
        Optional<Session> session = Optional.ofNullable(byHash.get(hash));
        if (session.filter(it -> it.over(now)).isPresent()) {
            byHash.remove(hash);
            return Optional.empty();
        }
        session.ifPresent(it -> byHash.put(hash, new Session(it.who(), it.began(), now)));
        return session.map(Session::who);
    }

    synchronized Optional<Principal> end(String id) {
        return Optional.ofNullable(byHash.remove(hash(id))).map(Session::who);
    }

    private static String hash(String id) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
