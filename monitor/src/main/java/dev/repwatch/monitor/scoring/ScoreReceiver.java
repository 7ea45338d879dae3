package dev.repwatch.monitor.scoring;

import dev.repwatch.checks.message.Envelope;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.TooMuchDataException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Takes mail that is to be scored, over SMTP: for addresses that were handed out and nobody else, one recipient a message. Relays
 * nothing, answers nothing, keeps nothing but the score.
 */
final class ScoreReceiver implements AutoCloseable {

    private static final int LARGEST = 10 << 20;
    private static final int A_MINUTE = 20;
    private static final int CONNECTIONS = 10;
    private static final int PATIENCE_SECONDS = 60;
    private static final int NO_SUCH_ADDRESS = 550;
    private static final int LATER = 451;
    private static final int TOO_MANY = 452;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(ScoreReceiver.class);

    private final MessageScores scores;
    private final ReceiverSettings settings;
    private final InstantSource clock;
    private final Deque<Instant> taken = new ArrayDeque<>();
    private final SMTPServer server;

    /** @throws IOException when the address cannot be listened on */
    ScoreReceiver(MessageScores scores, ReceiverSettings settings, InstantSource clock) throws IOException {
        this.scores = scores;
        this.settings = settings;
        this.clock = clock;
        InetSocketAddress at = settings.listen().address();
        if (at.isUnresolved()) {
            throw new IOException("no address is known for " + settings.listen().host());
        }
        server = SMTPServer.port(at.getPort())
                .bindAddress(at.getAddress())
                .hostName(settings.domain())
                .softwareName("repwatch")
                .maxConnections(CONNECTIONS)
                .maxRecipients(1)
                .maxMessageSize(LARGEST)
                .connectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .insertReceivedHeaders(false)
                .messageHandlerFactory(Arrival::new)
                .build();
        try {
            server.start();
        } catch (RuntimeException taken) {
            throw new IOException(
                    Optional.ofNullable(taken.getCause())
                            .map(Throwable::getMessage)
                            .orElse(taken.getMessage()),
                    taken);
        }
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    private synchronized boolean roomThisMinute() {
        Instant now = clock.instant();
        while (!taken.isEmpty() && !taken.peekFirst().isAfter(now.minus(MINUTE))) {
            taken.removeFirst();
        }
        if (taken.size() >= A_MINUTE) {
            return false;
        }
        taken.addLast(now);
        return true;
    }

    private final class Arrival implements MessageHandler {

        private final MessageContext connection;
        private String from = "";
        private Optional<String> id = Optional.empty();

        Arrival(MessageContext connection) {
            this.connection = connection;
        }

        @Override
        public void from(String sender) {
            from = sender;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            Optional<String> waits = scores.waiting(recipient);
            if (waits.isEmpty()) {
                throw new RejectException(
                        NO_SUCH_ADDRESS, "5.1.1 this address is not waiting for a message; nothing is relayed here");
            }
            if (!roomThisMinute()) {
                throw new RejectException(TOO_MANY, "4.3.2 too many messages this minute");
            }
            id = waits;
        }

        @Override
        public String data(InputStream data) throws IOException, RejectException {
            byte[] octets = data.readNBytes(LARGEST + 1);
            if (octets.length > LARGEST) {
                throw new TooMuchDataException("at most 10 MB");
            }
            String waits = id.orElseThrow(() -> new RejectException(NO_SUCH_ADDRESS, "5.5.1 no recipient"));
            try {
                scores.arrived(waits, octets, envelope(), trusted());
            } catch (MessageScores.Busy busy) {
                throw new RejectException(LATER, "4.3.2 " + busy.getMessage());
            } catch (RuntimeException failed) {
                LOG.error("a message that came to be scored could not be judged", failed);
                throw new RejectException(LATER, "4.3.0 it could not be judged; the log says why");
            }
            return "2.0.0 scored";
        }

        /** Behind a server that is trusted the client is the one that its Received tells. */
        private Envelope envelope() {
            Optional<InetAddress> client = client().filter(it -> !settings.trusts(it));
            return new Envelope(
                    client, client.flatMap(it -> connection.getHelo()).orElse(""), Optional.of(from));
        }

        private boolean trusted() {
            return client().filter(settings::trusts).isPresent();
        }

        private Optional<InetAddress> client() {
            return connection.getRemoteAddress() instanceof InetSocketAddress address
                    ? Optional.ofNullable(address.getAddress())
                    : Optional.empty();
        }

        @Override
        public void done() {
            id = Optional.empty();
        }
    }
}
