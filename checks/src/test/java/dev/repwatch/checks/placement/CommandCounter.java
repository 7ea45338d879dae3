package dev.repwatch.checks.placement;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and an IMAP server and notes the commands of the client. */
final class CommandCounter implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    CommandCounter(int target) {
        try {
            server = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        this.target = target;
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The verbs in upper case; {@code UID STORE} is one. */
    List<String> commands() {
        return commands;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket peer = new Socket(InetAddress.getLoopbackAddress(), target);
                start(() -> pass(client, peer, true));
                start(() -> pass(peer, client, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean noted) {
        StringBuilder line = new StringBuilder();
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[8192];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (noted) {
                    note(new String(chunk, 0, read, StandardCharsets.ISO_8859_1), line);
                }
                out.write(chunk, 0, read);
                out.flush();
            }
        } catch (IOException closed) {
            // one of both is gone
        }
    }

    private void note(String text, StringBuilder line) {
        text.chars().forEach(sign -> {
            if (sign == '\n') {
                List<String> words =
                        List.of(line.toString().strip().toUpperCase(Locale.ROOT).split(" ", 4));
                if (words.size() > 1) {
                    commands.add(words.get(1).equals("UID") && words.size() > 2 ? "UID " + words.get(2) : words.get(1));
                }
                line.setLength(0);
            } else {
                line.append((char) sign);
            }
        });
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "imap-counter");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
