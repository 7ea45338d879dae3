package dev.repwatch.monitor.scoring;

import dev.repwatch.monitor.config.section.HostPort;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code [scoring.receiver]}: where mail is taken that is to be scored, over SMTP. Only for addresses that were handed out.
 *
 * @param listen usually on loopback, behind a mail server of your own that hands over mail for {@code domain}
 * @param domain of the addresses
 * @param trusted clients whose Return-Path and topmost Received are believed, beside loopback
 * @param life how long an address that was handed out is taken
 */
public record ReceiverSettings(HostPort listen, String domain, List<String> trusted, Optional<Duration> life) {

    private static final Duration USUAL_LIFE = Duration.ofHours(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(1);

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public ReceiverSettings {
        trusted = List.copyOf(trusted);
        if (!domain.matches("(?i)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}")) {
            throw new IllegalArgumentException("domain: must be the name of a domain, such as \"score.example.jp\"");
        }
        trusted.forEach(network -> {
            if (TrustedClients.network(network).isEmpty()) {
                throw new IllegalArgumentException("trusted: \"" + network
                        + "\" is no address and no network; write one such as \"198.51.100.5\" or \"198.51.100.0/28\"");
            }
        });
        Duration wanted = life.orElse(USUAL_LIFE);
        if (wanted.isNegative() || wanted.isZero() || wanted.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("life: must be longer than nothing and at most 1d");
        }
    }

    Duration lives() {
        return life.orElse(USUAL_LIFE);
    }

    boolean trusts(InetAddress client) {
        return client.isLoopbackAddress() || TrustedClients.hold(trusted, client);
    }
}
