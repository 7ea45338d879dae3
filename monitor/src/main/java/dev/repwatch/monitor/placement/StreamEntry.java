package dev.repwatch.monitor.placement;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.message.Profile;
import dev.repwatch.checks.placement.Submission;
import dev.repwatch.monitor.config.section.HostPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code [[streams]]}: mail of one kind, through the organisation's own path.
 *
 * @param name short, for tables and messages
 * @param pool from which it is sent; for people
 * @param submit the server that takes it
 * @param tls {@code starttls} (required) when absent, {@code implicit}, or {@code none} on this machine
 * @param username at that server, with {@code password}; none where it trusts this machine
 * @param from sender of the envelope
 * @param template a real message of the stream, as a file
 * @param seeds names of {@code [[seeds]]}: nothing is sent to any other address
 * @param profile {@code marketing} also wants a way to unsubscribe in the template
 */
public record StreamEntry(
        String name,
        Optional<String> pool,
        HostPort submit,
        Optional<String> tls,
        Optional<String> username,
        Optional<Secret> password,
        String from,
        Path template,
        List<String> seeds,
        Optional<Profile> profile) {

    private static final List<String> TLS = List.of("starttls", "implicit", "none");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** @throws IllegalArgumentException when the keys do not fit together; the message begins with the key */
    public StreamEntry {
        seeds = List.copyOf(seeds);
        if (!name.matches("[A-Za-z0-9._-]{1,60}")) {
            throw new IllegalArgumentException("name: letters, digits, dots and hyphens, at most 60");
        }
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("seeds: name at least one of [[seeds]]");
        }
        if (!TLS.contains(tls.orElse("starttls"))) {
            throw new IllegalArgumentException("tls: must be starttls, implicit or none");
        }
        if (tls.filter("none"::equals).isPresent() && !submit.loopback() && password.isPresent()) {
            throw new IllegalArgumentException("tls: none sends the password in clear; only to this machine");
        }
        if (username.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("username: goes with password");
        }
        if (!from.matches("[^@\\s<>]{1,64}@[^@\\s<>]{1,255}")) {
            throw new IllegalArgumentException("from: must be one address, such as \"news@example.jp\"");
        }
    }

    /** The domain of our Message-IDs. */
    public String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    public Submission submission() {
        Optional<Submission.Login> login =
                username.flatMap(user -> password.map(secret -> new Submission.Login(user, secret)));
        return new Submission(submit.host(), submit.port(), tls.orElse("starttls"), login, from, TIMEOUT);
    }
}
