package dev.repwatch.checks.feeds.mailbox;

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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that says what it is told to, and nothing else. */
final class ScriptedImap implements AutoCloseable {

    private final ServerSocket door;
    private final String greeting;
    private final Map<String, String> replies;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /**
     * @param greeting its first words
     * @param replies by verb; {@code TAG} stands for the tag of the command
     */
    ScriptedImap(String greeting, Map<String, String> replies) {
        this.greeting = greeting;
        this.replies = replies;
        try {
            door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
        Thread thread = new Thread(this::accept, "scripted-imap");
        thread.setDaemon(true);
        thread.start();
    }

    /** One that signs in everybody and answers one verb as told. */
    static ScriptedImap refusing(String verb, String reply) {
        return new ScriptedImap("* OK [CAPABILITY IMAP4rev1] ready", Map.of(verb, reply));
    }

    int port() {
        return door.getLocalPort();
    }

    /** Every line that a client said, and the empty text for every connection. */
    List<String> heard() {
        return heard;
    }

    private void accept() {
        while (!door.isClosed()) {
            try (Socket client = door.accept()) {
                heard.add("");
                talk(client);
            } catch (IOException gone) {
                // the next one
            }
        }
    }

    private void talk(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        say(out, greeting);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            String[] words = line.split(" ", 3);
            String verb = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "";
            say(out, replies.getOrDefault(verb, "TAG OK done").replace("TAG", words[0]));
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
