package dev.repwatch.monitor.feeds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that refuses everything and repeats in its refusal what it was sent. */
public final class GossipingMailServer implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger heard = new AtomicInteger();
    private final String secret;

    /** @param secret said in every refusal too */
    public GossipingMailServer(String secret) throws IOException {
        this.secret = secret;
        Thread thread = new Thread(this::serve, "gossiping-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How many lines it heard. */
    public int heard() {
        return heard.get();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket client = door.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
                say(client, "* OK [CAPABILITY IMAP4rev1] ready");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    heard.incrementAndGet();
                    say(client, line.split(" ", 2)[0] + " NO [" + secret + "] not: " + line);
                }
            } catch (IOException gone) {
                // the next one
            }
        }
    }

    private static void say(Socket client, String words) throws IOException {
        client.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
