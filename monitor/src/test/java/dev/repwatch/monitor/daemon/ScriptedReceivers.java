package dev.repwatch.monitor.daemon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Receivers at port 25 of every address of this network, who answer by the mailbox and remember what they said to whom. It takes
 * commands from standard input: {@code send PORT RECIPIENT…} hands one message for each to a server here, {@code said} prints what
 * was said, a line each, and a dot. Its own process, because it lives in a network namespace.
 */
public final class ScriptedReceivers {

    private static final Map<String, String> PROVIDERS = Map.of(
            "192.0.2.10", "gmail",
            "192.0.2.20", "docomo",
            "192.0.2.30", "corp.example",
            "192.0.2.40", "tonline");

    private static final Map<String, Long> SAID = new ConcurrentHashMap<>();

    private ScriptedReceivers() {}

    public static void main(String[] arguments) throws IOException {
        ServerSocket door = new ServerSocket(25, 100, InetAddress.getByName("0.0.0.0"));
        thread(() -> receive(door));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("ready");
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("send")) {
                for (String recipient : Arrays.asList(words).subList(2, words.length)) {
                    send(Integer.parseInt(words[1]), recipient);
                }
            } else {
                SAID.forEach((what, times) -> out.println(what + " " + times));
            }
            out.println(".");
        }
        System.exit(0);
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private static void receive(ServerSocket door) {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                thread(() -> talk(guest));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void talk(Socket guest) {
        String way = guest.getInetAddress().getHostAddress();
        String provider = PROVIDERS.getOrDefault(guest.getLocalAddress().getHostAddress(), "unknown");
        try (guest;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.US_ASCII));
                Writer out = new java.io.OutputStreamWriter(guest.getOutputStream(), StandardCharsets.US_ASCII)) {
            if (provider.equals("tonline")) {
                said(way, provider, "banner");
                answer(
                        out,
                        "554 IP=" + way + " - A problem occurred. Ask your postmaster for help or to contact"
                                + " tosa@rx.t-online.de for reset. (NOWL)");
                in.readLine();
                return;
            }
            answer(out, "220 receiver ESMTP");
            String last = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.length() < 4 ? "" : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
                if (verb.equals("RCPT")) {
                    last = line.replaceAll(".*<([a-z]+)[^>]*>.*", "$1");
                    String reply = recipient(last, way);
                    answer(out, reply);
                    if (!reply.startsWith("250")) {
                        said(way, provider, last);
                    }
                } else if (verb.equals("DATA")) {
                    answer(out, "354 go on");
                    String text = in.readLine();
                    while (text != null && !text.equals(".")) {
                        text = in.readLine();
                    }
                    said(way, provider, last);
                    answer(
                            out,
                            last.equals("spam")
                                    ? "554 5.7.1 Message rejected as spam by content filter"
                                    : "250 2.0.0 OK");
                } else if (verb.equals("QUIT")) {
                    answer(out, "221 bye");
                    return;
                } else {
                    answer(out, "250 2.1.0 OK");
                }
            }
        } catch (IOException gone) {
            said(way, provider, "gone");
        }
    }

    private static String recipient(String mailbox, String way) {
        return switch (mailbox) {
            case "gone" -> "550 5.1.1 User unknown";
            case "full" -> "452 4.2.2 The email account that you tried to reach is over quota";
            case "list" -> "554 5.7.1 Service unavailable; Client host [" + way + "] blocked using zen.spamhaus.org";
            default -> "250 2.1.5 OK";
        };
    }

    private static void said(String way, String provider, String what) {
        SAID.merge(way + " " + provider + " " + what, 1L, Long::sum);
    }

    private static void answer(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    private static void send(int port, String recipient) throws IOException {
        try (Socket server = connected(port);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
                Writer out = new java.io.OutputStreamWriter(server.getOutputStream(), StandardCharsets.US_ASCII)) {
            expect(in);
            for (String command : new String[] {
                "HELO localhost", "MAIL FROM:<>", "RCPT TO:<" + recipient + ">", "DATA", "Subject: x\r\n\r\nx\r\n."
            }) {
                answer(out, command);
                expect(in);
            }
            answer(out, "QUIT");
        }
    }

    /** A server that was told to read its configuration anew is away for a moment. */
    private static Socket connected(int port) throws IOException {
        for (int left = 100; left > 0; left--) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException away) {
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            }
        }
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void expect(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null || line.charAt(0) > '3') {
            throw new IOException("the server here says " + line);
        }
    }
}
