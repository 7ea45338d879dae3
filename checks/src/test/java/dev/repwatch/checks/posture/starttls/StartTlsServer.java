package dev.repwatch.checks.posture.starttls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;

/** An exchanger on loopback that knows as much of SMTP as a look at its certificate needs, and can be odd about it. */
public final class StartTlsServer implements AutoCloseable {

    /** How it behaves. */
    public enum Manner {
        GOOD,
        WITHOUT_STARTTLS,
        REFUSES,
        SILENT,
        HANGS_UP,
        ENDLESS,
        GARBAGE_FOR_TLS,
        ENDS_WITHOUT_GOODBYE
    }

    private final ServerSocket socket;
    private final HandshakeCertificates certificates;
    private final Manner manner;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    public StartTlsServer(Manner manner, HandshakeCertificates certificates) throws IOException {
        this.manner = manner;
        this.certificates = certificates;
        socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "exchanger");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Commands of everybody who came, in order. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                client.setSoTimeout(10_000);
                talk(client);
            } catch (IOException gone) {
                // the next one, please
            }
        }
    }

    private void talk(Socket client) throws IOException {
        switch (manner) {
            case HANGS_UP -> client.close();
            case REFUSES -> say(client, "554 you are not welcome\r\n");
            case SILENT -> client.getInputStream().read();
            case ENDLESS -> {
                while (true) {
                    say(client, "220-and another line\r\n");
                }
            }
            default -> {
                say(client, "220-mx.d.test\r\n220 ESMTP\r\n");
                commands(client);
            }
        }
    }

    private void commands(Socket client) throws IOException {
        BufferedReader in = reader(client);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (line.startsWith("EHLO")) {
                say(
                        client,
                        manner == Manner.WITHOUT_STARTTLS ? "250 mx\r\n" : "250-mx\r\n250-SIZE 1\r\n250 STARTTLS\r\n");
            } else if (line.equals("STARTTLS") && manner == Manner.GARBAGE_FOR_TLS) {
                say(client, "220 go\r\nthis is no TLS at all\r\n");
                client.getInputStream().read();
                return;
            } else if (line.equals("STARTTLS")) {
                say(client, "220 go\r\n");
                secured(client);
                return;
            } else {
                say(client, "221 bye\r\n");
                return;
            }
        }
    }

    private void secured(Socket client) throws IOException {
        SSLSocket secure = (SSLSocket)
                certificates.sslContext().getSocketFactory().createSocket(client, "localhost", client.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        String line = reader(secure).readLine();
        if (manner != Manner.ENDS_WITHOUT_GOODBYE && line != null) {
            heard.add(line);
            say(secure, "221 bye\r\n");
        }
    }

    private static BufferedReader reader(Socket client) throws IOException {
        return new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static void say(Socket client, String words) throws IOException {
        client.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }
}
