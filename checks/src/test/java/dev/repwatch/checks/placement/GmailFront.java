package dev.repwatch.checks.placement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes an IMAP server answer X-GM-RAW as Gmail does, for queries that begin with one of some words. */
final class GmailFront implements AutoCloseable {

    private static final Pattern RAW = Pattern.compile("(\\S+) UID SEARCH X-GM-RAW \"(.*)\"");

    private final ServerSocket door;
    private final int target;
    private final Set<String> matching;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** @param matching such as {@code category:promotions} */
    GmailFront(int target, Set<String> matching) {
        this.target = target;
        this.matching = matching;
        try {
            door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    List<String> asked() {
        return asked;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                start(() -> answers(server, client));
                start(() -> commands(client, server));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answers(Socket server, Socket client) {
        try (server;
                client) {
            BufferedReader in = lines(server);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(client, line.contains("CAPABILITY ") ? line.replace("IMAP4rev1", "IMAP4rev1 X-GM-EXT-1") : line);
            }
        } catch (IOException closed) {
            // one of both is gone
        }
    }

    private void commands(Socket client, Socket server) {
        try (client;
                server) {
            BufferedReader in = lines(client);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Matcher raw = RAW.matcher(line);
                if (raw.matches()) {
                    asked.add(raw.group(2));
                    boolean found = matching.contains(raw.group(2).split(" ", 2)[0]);
                    say(client, (found ? "* SEARCH 1" : "* SEARCH") + "\r\n" + raw.group(1) + " OK done");
                } else {
                    say(server, line);
                }
            }
        } catch (IOException closed) {
            // one of both is gone
        }
    }

    private static BufferedReader lines(Socket from) throws IOException {
        return new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static synchronized void say(Socket to, String line) throws IOException {
        OutputStream out = to.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "gmail-front");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
