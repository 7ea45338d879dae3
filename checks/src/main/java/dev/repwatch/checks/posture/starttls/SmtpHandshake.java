package dev.repwatch.checks.posture.starttls;

import dev.repwatch.checks.posture.mail.Presented;
import dev.repwatch.checks.reputation.Cause;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** One connection to an exchanger, as far as its certificate (RFC 5321, RFC 3207), and no further: no mail is begun. */
final class SmtpHandshake {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** For each answer; twice as long for all of it, so that who drips an octet now and then gets no more. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int MOST_LINES = 64;
    private static final int MOST_OF_LINE = 1_000;
    private static final int MOST_OF_REASON = 80;

    private final String host;
    private final InetSocketAddress there;
    private final Duration patience;

    SmtpHandshake(String host, InetSocketAddress there, Duration patience) {
        this.host = host;
        this.there = there;
        this.patience = patience;
    }

    Presented presented() {
        try (Socket plain = new Socket()) {
            CompletableFuture.delayedExecutor(2 * patience.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> end(plain));
            plain.setSoTimeout((int) patience.toMillis());
            plain.connect(there, (int) CONNECT.toMillis());
            return asked(plain);
        } catch (InterruptedIOException late) {
            return new Presented.Unclear(Cause.TIMED_OUT, "no answer");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException trouble) {
            return new Presented.Unclear(Cause.SERVER_FAILED, "no connection, or no handshake");
        }
    }

    private Presented asked(Socket plain) throws IOException, GeneralSecurityException {
        List<String> greeting = reply(plain);
        if (!good(greeting, "220")) {
            return refused(greeting);
        }
        List<String> offered = ask(plain, "EHLO " + literal(plain.getLocalAddress()));
        if (!good(offered, "250")) {
            return refused(offered);
        }
        boolean tls = offered.stream()
                .map(line -> line.substring(Math.min(4, line.length())).strip())
                .anyMatch("STARTTLS"::equalsIgnoreCase);
        if (!tls) {
            leave(plain);
            return new Presented.Unclear(Cause.NO_DATA, "no STARTTLS is offered here");
        }
        List<String> ready = ask(plain, "STARTTLS");
        return good(ready, "220") ? shown(plain) : refused(ready);
    }

    private Presented shown(Socket plain) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyCertificate()}, null);
        // with the name of the host, which goes into SNI (RFC 7672 section 8.1)
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(plain, host, there.getPort(), false);
        secure.startHandshake();
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate each : secure.getSession().getPeerCertificates()) {
            chain.add((X509Certificate) each);
        }
        leave(secure);
        return new Presented.Chain(chain);
    }

    private static void leave(Socket socket) {
        try {
            ask(socket, "QUIT");
        } catch (IOException gone) {
            // what was to be seen has been seen
        }
    }

    private static Presented refused(List<String> reply) {
        String last = reply.get(reply.size() - 1);
        return new Presented.Unclear(
                Cause.REFUSED, "the server says " + last.substring(0, Math.min(last.length(), MOST_OF_REASON)));
    }

    private static boolean good(List<String> reply, String code) {
        return reply.get(reply.size() - 1).startsWith(code);
    }

    private static List<String> ask(Socket socket, String command) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return reply(socket);
    }

    /** The lines of a reply (RFC 5321 section 4.2.1). Octet by octet, for what follows may be for TLS. */
    private static List<String> reply(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        List<String> lines = new ArrayList<>();
        while (lines.size() < MOST_LINES) {
            String line = line(in);
            lines.add(line);
            if (line.length() < 4 || line.charAt(3) != '-') {
                return lines;
            }
        }
        throw new IOException("a reply without end");
    }

    private static String line(InputStream in) throws IOException {
        byte[] octets = new byte[MOST_OF_LINE];
        int length = 0;
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("hung up");
            }
            if (length == octets.length) {
                throw new IOException("a line without end");
            }
            octets[length++] = (byte) octet;
        }
        return new String(Arrays.copyOf(octets, length), StandardCharsets.ISO_8859_1).strip();
    }

    /** This machine may have no name that others know; its address it always has (RFC 5321 section 4.1.3). */
    private static String literal(InetAddress own) {
        String text = own.getHostAddress().replaceFirst("%.*", "");
        return (own instanceof Inet6Address ? "[IPv6:" + text : "[" + text) + "]";
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // then it is closed
        }
    }
}
