package dev.repwatch.alerts.standin;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** A mail server on loopback that takes every message and keeps it, but on bad days. */
public final class MailSink implements AutoCloseable {

    private final SMTPServer server;
    private final List<ReceivedMail> received = new CopyOnWriteArrayList<>();
    private final List<Consumer<ReceivedMail>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<RejectException> refusal = Optional.empty();
    private volatile Supplier<Behaviour> moods = () -> Behaviour.WELL;

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

    /** Asked before each mail. */
    public void moods(Supplier<Behaviour> next) {
        moods = next;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop();
    }

    private final class Receiver implements MessageHandler {

        private final MessageContext connection;
        private final Behaviour mood = moods.get();
        private final List<String> to = new ArrayList<>();
        private String from = "";

        Receiver(MessageContext connection) {
            this.connection = connection;
        }

        @Override
        public void from(String sender) {
            from = sender;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            switch (mood) {
                case BROKEN -> throw new RejectException(451, "try again later");
                case BUSY -> throw new DropConnectionException(421, "too many connections");
                case REVOKED -> throw new RejectException(550, "you are blocked");
                case WELL, HANGING, DROPPING, FORGETFUL, SLOW -> to.add(recipient);
            }
        }

        @Override
        public String data(InputStream data) throws IOException {
            byte[] source = data.readAllBytes();
            switch (mood) {
                case HANGING -> Wait.until(closed);
                case DROPPING -> hangUp();
                case FORGETFUL -> {
                    keep(source);
                    hangUp();
                }
                case SLOW -> {
                    keep(source);
                    Wait.aWhile(closed);
                }
                case WELL, BROKEN, BUSY, REVOKED -> keep(source);
            }
            return "kept";
        }

        private void keep(byte[] source) throws IOException {
            ReceivedMail mail = ReceivedMail.parse(from, to, source);
            received.add(mail);
            listeners.forEach(listener -> listener.accept(mail));
        }

        /** Without a word. */
        private void hangUp() throws IOException {
            ((Session) connection).getSocket().close();
        }

        @Override
        public void done() {}
    }
}
