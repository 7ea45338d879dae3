package dev.repwatch.alerts.teams;

import dev.repwatch.alerts.ChannelType;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.http.JsonChannel;
import dev.repwatch.alerts.http.SecretUrl;

/** Tells a Teams channel or chat; always a new message, since a workflow can neither edit nor answer. */
public final class TeamsChannel extends JsonChannel {

    public static final ChannelType<TeamsSettings> TYPE =
            new ChannelType<>("teams", TeamsSettings.class, TeamsChannel::new);

    private final TeamsCard card;

    private TeamsChannel(String name, TeamsSettings settings, Environment environment) {
        super(name, TYPE.type(), "Teams", SecretUrl.parse("url", settings.url(), false), environment);
        this.card = new TeamsCard(environment.host());
    }

    @Override
    protected String document(Envelope envelope) {
        return card.of(envelope.alert(), envelope.plain());
    }
}
