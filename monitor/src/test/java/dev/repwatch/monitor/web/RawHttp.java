package dev.repwatch.monitor.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says exactly these bytes to a server, as no well-behaved client would. */
final class RawHttp {

    private final InetSocketAddress server;

    RawHttp(InetSocketAddress server) {
        this.server = server;
    }

    record Answer(int status, List<String> headers, String body) {
        Optional<String> header(String name) {
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    /** A request line and headers; {@code Host} and {@code Connection: close} are added when absent. */
    Answer ask(String line, String body, String... headers) {
        StringBuilder request = new StringBuilder(line).append(" HTTP/1.1\r\n");
        List<String> given = List.of(headers);
        given.forEach(header -> request.append(header).append("\r\n"));
        if (given.stream().noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: localhost:").append(server.getPort()).append("\r\n");
        }
        if (!body.isEmpty() && given.stream().noneMatch(header -> header.startsWith("Content-Length:"))) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return say(request + "Connection: close\r\n\r\n" + body);
    }

    Answer ask(String line) {
        return ask(line, "");
    }

    private Answer say(String text) {
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            List<String> head = answer.substring(0, end).lines().toList();
            return new Answer(
                    Integer.parseInt(head.get(0).split(" ", -1)[1]),
                    head.subList(1, head.size()),
                    answer.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
