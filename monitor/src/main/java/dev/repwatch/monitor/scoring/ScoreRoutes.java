package dev.repwatch.monitor.scoring;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.message.Envelope;
import dev.repwatch.checks.message.Profile;
import dev.repwatch.monitor.api.Call;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Role;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Scores of messages over HTTP. */
public final class ScoreRoutes {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_SENDER = 320;

    private final MessageScores scores;

    private ScoreRoutes(MessageScores scores) {
        this.scores = scores;
    }

    public static List<Endpoint> of(MessageScores scores) {
        ScoreRoutes routes = new ScoreRoutes(scores);
        return List.of(
                Endpoint.post("/api/v1/scores", Role.OPERATOR, "Judge a message; only the answer is kept")
                        .query(ScoreQuery.class)
                        .mail()
                        .answers(KeptScore.class, routes::score),
                Endpoint.get("/api/v1/scores/{id}", Role.VIEWER, "A score, or whether it still waits for its message")
                        .answers(KeptScore.class, call -> routes.kept(call.variable("id"))),
                Endpoint.post(
                                "/api/v1/score-addresses",
                                Role.OPERATOR,
                                "An address for one message that is to be judged")
                        .body(AddressWish.class)
                        .answers(KeptScore.class, call -> routes.address(call.body())));
    }

    /**
     * How the message came, and how it is to be judged.
     *
     * @param from sender of the envelope; given and empty for a bounce
     * @param ip the client that handed it over
     * @param profile {@code transactional} when absent
     * @param trust_received read what is not given from Return-Path and the topmost Received
     * @param language of advice: {@code en} or {@code ja}; the configuration's when absent
     */
    public record ScoreQuery(
            Optional<String> from,
            Optional<String> ip,
            Optional<String> helo,
            Optional<String> profile,
            Optional<Boolean> trust_received,
            Optional<String> language) {}

    /** @param profile {@code transactional} when absent */
    public record AddressWish(Optional<String> profile) {}

    /**
     * A score, or what waits for one.
     *
     * @param state one of "scored", "waiting", and "expired": nothing came in time
     * @param address while it waits
     * @param until when the address is taken back
     */
    public record KeptScore(
            String id,
            String state,
            String at,
            Optional<String> address,
            Optional<String> until,
            Optional<ScoreAnswer> score) {}

    private KeptScore score(Call<ScoreQuery, Endpoint.None> call) {
        ScoreQuery query = call.query();
        byte[] octets = call.request().body();
        if (octets.length == 0) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "the body is the message, as message/rfc822; it is empty");
        }
        Envelope envelope = new Envelope(
                query.ip().map(ScoreRoutes::ip),
                Clean.line(query.helo().orElse(""), LONGEST_NAME),
                query.from().map(from -> Clean.line(from, LONGEST_SENDER)));
        MessageScores.Wish wish = new MessageScores.Wish(
                envelope,
                query.trust_received().orElse(false),
                profile(query.profile()),
                query.language().map(ScoreRoutes::japanese).orElseGet(scores::japanese));
        return told(unlessBusy(() -> scores.score(octets, wish)));
    }

    private KeptScore kept(String id) {
        return scores.find(id)
                .map(this::told)
                .orElseThrow(() -> new HttpRefusal(
                        HttpRefusal.NOT_FOUND, "there is no such score, or it is no longer kept ([scoring] keep)"));
    }

    private KeptScore address(AddressWish wish) {
        return unlessBusy(() -> scores.handOut(profile(wish.profile())))
                .map(this::told)
                .orElseThrow(() -> new HttpRefusal(
                        HttpRefusal.CONFLICT, "no mail is taken here: [scoring.receiver] is not configured"));
    }

    private KeptScore told(MessageScores.Kept kept) {
        boolean waits = kept.answer().isEmpty();
        String state = waits ? "waiting" : "scored";
        if (waits && kept.until().filter(until -> !scores.now().isBefore(until)).isPresent()) {
            state = "expired";
        }
        return new KeptScore(
                kept.id(),
                state,
                kept.at().toString(),
                state.equals("waiting") ? scores.address(kept.id()) : Optional.empty(),
                kept.until().map(Instant::toString),
                kept.answer());
    }

    private static <T> T unlessBusy(Supplier<T> work) {
        try {
            return work.get();
        } catch (MessageScores.Busy busy) {
            throw new HttpRefusal(HttpRefusal.TOO_MANY, String.valueOf(busy.getMessage()), busy);
        }
    }

    private static InetAddress ip(String text) {
        return Optional.ofNullable(new IPAddressString(text).getAddress())
                .filter(address -> !address.isMultiple())
                .map(IPAddress::toInetAddress)
                .orElseThrow(() -> HttpRefusal.field(HttpRefusal.BAD_REQUEST, "/ip", "is no address"));
    }

    private static Profile profile(Optional<String> asked) {
        try {
            return asked.map(text -> Profile.valueOf(text.toUpperCase(Locale.ROOT)))
                    .orElse(Profile.TRANSACTIONAL);
        } catch (IllegalArgumentException unknown) {
            throw HttpRefusal.field(HttpRefusal.BAD_REQUEST, "/profile", "is transactional or marketing");
        }
    }

    private static boolean japanese(String language) {
        return switch (language) {
            case "ja" -> true;
            case "en" -> false;
            default -> throw HttpRefusal.field(HttpRefusal.BAD_REQUEST, "/language", "is en or ja");
        };
    }
}
