package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType;
import dev.repwatch.alerts.ChannelType.Environment;
import javax.net.ssl.SSLSocketFactory;

/** The catalogue's line for e-mail. */
public final class EmailType {

    public static final ChannelType<EmailSettings> TYPE =
            new ChannelType<>("email", EmailSettings.class, EmailType::open);

    private EmailType() {}

    private static Channel open(String name, EmailSettings settings, Environment environment) {
        SSLSocketFactory tls = settings.caFile().map(TrustedCertificates::of).orElseGet(() ->
                (SSLSocketFactory) SSLSocketFactory.getDefault());
        return new EmailChannel(name, settings, environment, tls);
    }
}
