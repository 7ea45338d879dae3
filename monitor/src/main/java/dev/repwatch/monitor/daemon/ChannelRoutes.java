package dev.repwatch.monitor.daemon;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Inbox;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.notify.RoutedChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * {@code POST /channels/NAME}: the doors that channels open for their providers, such as pressed buttons. Open to everybody,
 * because each channel checks the provider's signature itself.
 */
final class ChannelRoutes {

    private ChannelRoutes() {}

    /** @param told asked for at each request, because a reload makes a new one */
    static List<Endpoint> of(Supplier<ActiveNotifications> told) {
        return List.of(Endpoint.post("/channels/{name}", Role.PUBLIC, "The doors of channels for their providers")
                .raw("text/plain", request -> received(told.get(), request)));
    }

    private static Reply received(ActiveNotifications activeNotifications, Request request) {
        String name = request.variable("name");
        Inbox inbox = activeNotifications.channels().stream()
                .map(RoutedChannel::channel)
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .flatMap(Channel::inbox)
                .orElseThrow(() -> new HttpRefusal(HttpRefusal.NOT_FOUND, "no channel takes requests here"));
        int status = inbox.receive(
                header -> request.header(header.toLowerCase(Locale.ROOT)),
                new String(request.body(), StandardCharsets.UTF_8));
        return Reply.text(status, "");
    }
}
