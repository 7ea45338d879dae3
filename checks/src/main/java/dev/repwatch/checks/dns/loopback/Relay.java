package dev.repwatch.checks.dns.loopback;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SimpleResolver;

/** What another server answers. */
final class Relay {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SimpleResolver server;

    Relay(InetSocketAddress address) {
        server = new SimpleResolver(address);
        server.setTimeout(PATIENCE);
    }

    Message answer(Message query) {
        try {
            return server.send(query);
        } catch (IOException away) {
            return Replies.to(query, Rcode.SERVFAIL);
        }
    }
}
