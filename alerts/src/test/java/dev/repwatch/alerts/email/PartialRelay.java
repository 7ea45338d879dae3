package dev.repwatch.alerts.email;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that refuses one recipient. */
final class PartialRelay implements AutoCloseable {

    private final SMTPServer server;
    private final List<String> served = new CopyOnWriteArrayList<>();
    private volatile String refused;

    PartialRelay(String refused, int code) {
        this.refused = refused;
        this.server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(context -> new Handler(code))
                .build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    void accept() {
        refused = "";
    }

    List<String> served() {
        return List.copyOf(served);
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements MessageHandler {

        private final int code;
        private final List<String> to = new ArrayList<>();

        Handler(int code) {
            this.code = code;
        }

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) throws RejectException {
            if (recipient.equals(refused)) {
                throw new RejectException(code, "not this one");
            }
            to.add(recipient);
        }

        @Override
        public String data(InputStream data) throws IOException {
            data.readAllBytes();
            served.addAll(to);
            return "kept";
        }

        @Override
        public void done() {}
    }
}
