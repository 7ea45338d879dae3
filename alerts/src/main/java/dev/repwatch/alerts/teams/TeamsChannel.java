package dev.repwatch.alerts.teams;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType;
import dev.repwatch.alerts.ChannelType.Surroundings;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.http.Http;
import dev.repwatch.alerts.http.JsonPost;
import dev.repwatch.alerts.http.SecretUrl;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Tells a Teams channel or chat; always a new message, since a workflow can neither edit nor answer. */
public final class TeamsChannel implements Channel {

    public static final ChannelType<TeamsSettings> TYPE =
            new ChannelType<>("teams", TeamsSettings.class, TeamsChannel::new);

    private final String name;
    private final HttpUrl url;
    private final TeamsCard card;
    private final JsonPost post;

    private TeamsChannel(String name, TeamsSettings settings, Surroundings surroundings) {
        this.name = name;
        this.url = SecretUrl.parse("url", settings.url(), false);
        this.card = new TeamsCard(surroundings.host());
        this.post = new JsonPost(Http.client(surroundings.patience()), surroundings.clock());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String type() {
        return TYPE.type();
    }

    @Override
    public Delivery deliver(Envelope envelope) {
        try {
            return post.send(url, card.of(envelope.alert(), envelope.plain()), Map.of())
                    .delivery("Teams", Optional.empty());
        } catch (IOException e) {
            return Http.lost(e);
        }
    }
}
