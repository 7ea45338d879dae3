package dev.repwatch.checks.feeds.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Stands before a real mail server: passes its words on in TLS, in part, or a byte at a time. */
final class MailFront implements AutoCloseable {

    /** How the client is met. */
    private interface Welcome {
        Socket met(Socket client, Socket server) throws IOException;
    }

    private final ServerSocket door;
    private final int behind;
    private final Welcome welcome;
    private final long most;
    private final Duration pause;
    private final AtomicLong passed = new AtomicLong();
    private final AtomicInteger visits = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "mail-front");
        thread.setDaemon(true);
        return thread;
    });

    private MailFront(int behind, Welcome welcome, long most, Duration pause) {
        this.behind = behind;
        this.welcome = welcome;
        this.most = most;
        this.pause = pause;
        try {
            door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
        threads.execute(this::accept);
    }

    /** Breaks the connection off after so many bytes of the server. */
    static MailFront cuttingAfter(long bytes, int behind) {
        return new MailFront(behind, (client, server) -> client, bytes, Duration.ZERO);
    }

    /** A byte of the server now and then. */
    static MailFront dripping(Duration pause, int behind) {
        return new MailFront(behind, (client, server) -> client, Long.MAX_VALUE, pause);
    }

    /** TLS from the first byte. */
    static MailFront secured(SSLContext own, int behind) {
        return new MailFront(behind, (client, server) -> tls(own, client), Long.MAX_VALUE, Duration.ZERO);
    }

    /** TLS after STARTTLS (RFC 9051 section 6.2.1). */
    static MailFront startTls(SSLContext own, int behind) {
        return new MailFront(
                behind,
                (client, server) -> {
                    line(server.getInputStream());
                    say(client, "* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready");
                    String command = line(client.getInputStream());
                    say(client, command.split(" ", 2)[0] + " OK begin");
                    return tls(own, client);
                },
                Long.MAX_VALUE,
                Duration.ZERO);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Bytes of the server passed on so far. */
    long passed() {
        return passed.get();
    }

    int visits() {
        return visits.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                visits.incrementAndGet();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            Socket met = welcome.met(client, server);
            threads.execute(() -> up(met, server));
            down(server, met);
            met.close();
        } catch (IOException gone) {
            // as it should be
        }
    }

    private static void up(Socket client, Socket server) {
        try {
            client.getInputStream().transferTo(server.getOutputStream());
            server.close();
        } catch (IOException gone) {
            // the other direction ends it
        }
    }

    private void down(Socket server, Socket client) throws IOException {
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] some = new byte[pause.isZero() ? 512 : 1];
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
            int left = (int) Math.min(read, most - passed.get());
            out.write(some, 0, left);
            out.flush();
            passed.addAndGet(left);
            if (left < read) {
                return;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private static Socket tls(SSLContext own, Socket client) throws IOException {
        SSLSocket secured = (SSLSocket) own.getSocketFactory().createSocket(client, null, client.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static void say(Socket to, String words) throws IOException {
        to.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        to.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        threads.shutdownNow();
    }
}
