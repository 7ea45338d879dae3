package dev.repwatch.monitor.warmup.book;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.http.Endpoint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * {@code [warmup.prometheus]}: counters of a mail server that a Prometheus server keeps. Each is an instant selector whose series are
 * added up here, after the resets of each: a sum over counters would hide them.
 *
 * @param url of the server, without {@code /api/v1}
 * @param up one or more series that are 1 as long as everything that counts is scraped; days with a hole in them are not known
 * @param sent first attempts
 * @param accepted answered with 250
 * @param deferred put off for rate or reputation; all that is neither accepted, refused nor unknown when absent
 * @param refused refused for reputation
 * @param unknown refused because the recipient does not exist
 * @param ipLabel holds the sending address, or the name that the plan calls its source; {@code ip} when absent
 * @param providerLabel holds the receiver; {@code provider} when absent
 * @param timeout of one question; 10 s when absent
 * @param user with {@code password}, for a server that wants a login (HTTP Basic)
 * @param token sent as {@code Authorization: Bearer}
 */
public record PrometheusSettings(
        URI url,
        String up,
        String sent,
        String accepted,
        Optional<String> deferred,
        Optional<String> refused,
        Optional<String> unknown,
        Optional<String> ipLabel,
        Optional<String> providerLabel,
        Optional<Duration> timeout,
        Optional<String> user,
        Optional<Secret> password,
        Optional<Secret> token) {

    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public PrometheusSettings {
        if (HttpUrl.parse(url.toString()) == null) {
            throw new IllegalArgumentException(
                    "url: must be an http:// or https:// address, such as \"http://127.0.0.1:9090\"");
        }
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException(
                    user.isPresent() ? "user: needs a password beside it" : "password: needs a user beside it");
        }
        if (token.isPresent() && user.isPresent()) {
            throw new IllegalArgumentException("token: a server wants either this or a user and a password");
        }
        boolean secret = token.isPresent() || password.isPresent();
        if (secret && !url.getScheme().equals("https") && !Endpoint.local(List.of(Optional.of(url)))) {
            throw new IllegalArgumentException("url: a login is sent over https only, or to this machine");
        }
        Duration wanted = timeout.orElse(USUAL);
        if (wanted.isNegative() || wanted.isZero() || wanted.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeout: must be longer than nothing and at most 2m");
        }
    }

    /** What is sent as {@code Authorization}. */
    public Optional<String> authorization() {
        return token.map(it -> "Bearer " + it.reveal())
                .or(() -> user.flatMap(
                        name -> password.map(word -> Credentials.basic(name, word.reveal(), StandardCharsets.UTF_8))));
    }

    /** How long one question may take. */
    public Duration patience() {
        return timeout.orElse(USUAL);
    }

    /** Where to ask. */
    public HttpUrl address() {
        return Objects.requireNonNull(HttpUrl.parse(url.toString()));
    }
}
