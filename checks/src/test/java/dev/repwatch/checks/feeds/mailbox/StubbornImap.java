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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before a mail server and, for some messages, refuses their text or breaks off when it is asked for. */
final class StubbornImap implements AutoCloseable {

    private static final Pattern FETCH =
            Pattern.compile("(\\S+) (?:UID )?FETCH (\\d+) .*BODY.*", Pattern.CASE_INSENSITIVE);

    private final ServerSocket door;
    private final int behind;
    private final boolean breaking;
    private static final Pattern NUMBER = Pattern.compile("(\\S+) FETCH (\\d+) \\(?UID\\)?", Pattern.CASE_INSENSITIVE);

    private final Set<Integer> kept = ConcurrentHashMap.newKeySet();
    private final Set<Integer> gone = ConcurrentHashMap.newKeySet();

    /** @param breaking the conversation ends, as that of Dovecot does; else the answer is NO */
    StubbornImap(int behind, boolean breaking, Integer... numbers) {
        this.behind = behind;
        this.breaking = breaking;
        kept.addAll(Set.of(numbers));
        try {
            door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
        thread(this::accept);
    }

    /** Asked for the number of this message alone it says nothing, as of one that was deleted a moment ago. */
    StubbornImap without(int number) {
        gone.add(number);
        return this;
    }

    int port() {
        return door.getLocalPort();
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "stubborn-imap");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                thread(() -> down(server, client));
                thread(() -> up(client, server));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void down(Socket server, Socket client) {
        try (server;
                client) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // the other direction ends it
        }
    }

    private void up(Socket client, Socket server) {
        try (client;
                server) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Matcher fetch = FETCH.matcher(line);
                if (fetch.matches() && kept.contains(Integer.valueOf(fetch.group(2)))) {
                    if (breaking) {
                        return;
                    }
                    say(client.getOutputStream(), fetch.group(1) + " NO [SERVERBUG] Internal error");
                } else if (numberOfGone(line)) {
                    say(client.getOutputStream(), line.substring(0, line.indexOf(' ')) + " OK done");
                } else {
                    say(server.getOutputStream(), line);
                }
            }
        } catch (IOException gone) {
            // as it should be
        }
    }

    private boolean numberOfGone(String line) {
        Matcher number = NUMBER.matcher(line);
        return number.matches() && gone.contains(Integer.valueOf(number.group(2)));
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
