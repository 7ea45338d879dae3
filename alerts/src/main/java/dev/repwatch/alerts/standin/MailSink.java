package dev.repwatch.alerts.standin;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on loopback that takes every message and keeps it. */
public final class MailSink implements AutoCloseable {

    private final SMTPServer server;
    private final List<ReceivedMail> received = new CopyOnWriteArrayList<>();
    private final List<Consumer<ReceivedMail>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<RejectException> refusal = Optional.empty();

    /** @param port 0 for any free one */
    public MailSink(int port) {
        server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("mail.example.test")
                .messageHandlerFactory(Receiver::new)
                .build();
        server.start();
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** What arrived so far, in order. */
    public List<ReceivedMail> received() {
        return List.copyOf(received);
    }

    /** Called for each message that arrives, from the server's thread. */
    public void onMail(Consumer<ReceivedMail> listener) {
        listeners.add(listener);
    }

    /** Refuses every recipient from now on, as a greylisting (451) or blocking (550) server does. */
    public void refuse(int code, String words) {
        refusal = Optional.of(new RejectException(code, words));
    }

    public void accept() {
        refusal = Optional.empty();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Receiver implements MessageHandler {

        private String from = "";
        private final List<String> to = new ArrayList<>();

        Receiver(MessageContext connection) {}

        @Override
        public void from(String sender) {
            from = sender;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            to.add(recipient);
        }

        @Override
        public String data(InputStream data) throws IOException {
            ReceivedMail mail = ReceivedMail.parse(from, to, data.readAllBytes());
            received.add(mail);
            listeners.forEach(listener -> listener.accept(mail));
            return "kept";
        }

        @Override
        public void done() {}
    }
}
