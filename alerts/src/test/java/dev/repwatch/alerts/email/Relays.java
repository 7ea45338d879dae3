package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Notes;
import dev.repwatch.alerts.Samples;
import dev.repwatch.alerts.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** E-mail channels for tests. */
final class Relays {

    private Relays() {}

    static EmailSettings settings(Security security, int... ports) {
        return new EmailSettings(
                List.of("oncall@example.jp", "boss@example.jp"),
                Arrays.stream(ports).mapToObj(port -> "localhost:" + port).toList(),
                Optional.of("repwatch@example.jp"),
                Optional.of("bounces@example.jp"),
                Optional.of(security),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static EmailSettings to(List<String> recipients, int port) {
        EmailSettings usual = settings(Security.NONE, port);
        return new EmailSettings(
                recipients,
                usual.relays(),
                usual.from(),
                usual.envelopeFrom(),
                usual.security(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static EmailSettings secured(EmailSettings plain, Path caFile, String password) {
        return new EmailSettings(
                plain.to(),
                plain.relays(),
                plain.from(),
                plain.envelopeFrom(),
                plain.security(),
                Optional.of("repwatch"),
                Optional.of(new Secret(password)),
                Optional.of(caFile));
    }

    static EmailSettings trusting(EmailSettings plain, Path caFile) {
        return new EmailSettings(
                plain.to(),
                plain.relays(),
                plain.from(),
                plain.envelopeFrom(),
                plain.security(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(caFile));
    }

    static Channel open(EmailSettings settings) {
        return EmailType.TYPE.opener().open("mail", settings, new Environment(() -> Samples.NOON, "mon1.example.jp"));
    }

    static Channel open(EmailSettings settings, Notes notes) {
        return EmailType.TYPE
                .opener()
                .open(
                        "mail",
                        settings,
                        Environment.remembering(() -> Samples.NOON, "mon1.example.jp", notes, System::nanoTime));
    }

    static Channel hasty(int... ports) {
        return EmailType.TYPE
                .opener()
                .open(
                        "mail",
                        settings(Security.NONE, ports),
                        new Environment(() -> Samples.NOON, "mon1.example.jp", Duration.ofMillis(1500)));
    }
}
