package dev.repwatch.alerts.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A mail server that says what it is told to: for a command (or {@code GREETING} or {@code DOT}, the message's end) a
 * reply, or one of the words below. Everything else is answered as a kind server does.
 */
final class SmtpScript implements AutoCloseable {

    static final String HANG = "HANG";
    static final String CLOSE = "CLOSE";
    static final String DRIP = "DRIP";
    /** A kind answer, after a while. */
    static final String SLOW = "SLOW";

    static final String FLOOD = "FLOOD";

    private final ServerSocket server;
    private final Map<String, String> script;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    SmtpScript(Map<String, String> script) throws IOException {
        this.script = Map.copyOf(script);
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "smtp-script");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** The commands and message lines that came. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                talk(socket);
            } catch (IOException | InterruptedException e) {
                heard.add("(the client went away)");
            }
        }
    }

    private void talk(Socket socket) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        if (!say(out, "GREETING", "220 mail.example.test ESMTP")) {
            return;
        }
        boolean message = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (message && !line.equals(".")) {
                continue;
            }
            String command =
                    message ? "DOT" : line.toUpperCase(java.util.Locale.ROOT).split("[ :]", 2)[0];
            message =
                    command.equals("DATA") && script.getOrDefault("DATA", "354").startsWith("354");
            if (!say(out, command, command.equals("DATA") ? "354 go on" : "250 ok")) {
                return;
            }
        }
    }

    private boolean say(OutputStream out, String command, String kind) throws IOException, InterruptedException {
        String reply = script.getOrDefault(command, kind);
        switch (reply) {
            case CLOSE -> {
                return false;
            }
            case HANG -> over.await();
            case SLOW -> {
                over.await(2, TimeUnit.SECONDS);
                write(out, kind + "\r\n");
            }
            case DRIP -> drip(out);
            case FLOOD -> flood(out);
            default -> write(out, reply + "\r\n");
        }
        return true;
    }

    private void drip(OutputStream out) throws IOException, InterruptedException {
        do {
            write(out, "2");
        } while (!over.await(200, TimeUnit.MILLISECONDS));
    }

    private static void flood(OutputStream out) throws IOException {
        for (int i = 0; i < 100_000; i++) {
            write(out, "250-and one more line of a reply that does not end\r\n");
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        server.close();
    }
}
