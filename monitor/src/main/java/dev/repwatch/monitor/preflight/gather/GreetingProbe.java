package dev.repwatch.monitor.preflight.gather;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.monitor.preflight.ProbeResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether receivers refuse an address at connect: from the address itself, one connection a receiver, greeting, EHLO, QUIT. Never
 * MAIL, RCPT or VRFY: who validates addresses so ends on lists. What is not refused here may be refused later.
 */
public final class GreetingProbe {

    /** Six large or strict ones, by a domain whose servers they are. */
    static final Map<String, String> RECEIVERS = Map.of(
            "google", "gmail.com",
            "microsoft", "outlook.com",
            "yahoo", "yahoo.com",
            "apple", "icloud.com",
            "docomo", "docomo.ne.jp",
            "t-online", "t-online.de");

    private static final int LONGEST_REPLY = 4_096;

    private final DnsClient dns;
    private final String helo;
    private final int port;
    private final Duration patience;

    /** @param helo the own name, which must lead somewhere */
    public GreetingProbe(DnsClient dns, String helo) {
        this(dns, helo, 25, Duration.ofSeconds(10));
    }

    GreetingProbe(DnsClient dns, String helo, int port, Duration patience) {
        this.dns = dns;
        this.helo = helo;
        this.port = port;
        this.patience = patience;
    }

    /** Whether the own name has an address; otherwise receivers would refuse the name and not the address. */
    public boolean named() {
        return !values(helo, RecordType.A).isEmpty()
                || !values(helo, RecordType.AAAA).isEmpty();
    }

    /** @param receivers those that may be asked; @return what each of them said */
    public List<ProbeResult> from(InetAddress address, List<String> receivers) {
        List<ProbeResult> results = new ArrayList<>();
        receivers.stream()
                .sorted()
                .forEach(receiver -> server(RECEIVERS.getOrDefault(receiver, receiver), address)
                        .ifPresent(server -> results.add(greeted(receiver, address, server))));
        return results;
    }

    private Optional<InetAddress> server(String domain, InetAddress address) {
        RecordType type = address.getAddress().length == 4 ? RecordType.A : RecordType.AAAA;
        return values(domain, RecordType.MX).stream()
                .map(value -> value.trim().split("\\s+", -1))
                .filter(parts -> parts.length == 2 && parts[0].matches("\\d{1,5}"))
                .min(Comparator.comparingInt(parts -> Integer.parseInt(parts[0])))
                .flatMap(parts -> values(parts[1], type).stream().findFirst())
                .flatMap(GreetingProbe::parsed);
    }

    private static Optional<InetAddress> parsed(String text) {
        try {
            return text.matches("[0-9a-fA-F.:]+") ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (IOException noAddress) {
            return Optional.empty();
        }
    }

    private List<String> values(String name, RecordType type) {
        return dns.ask(new DnsQuestion(name.replaceFirst("\\.$", ""), type))
                .join()
                .match(found -> found.values(), absent -> List.of(), failed -> List.of());
    }

    private ProbeResult greeted(String receiver, InetAddress own, InetAddress server) {
        int millis = Math.toIntExact(patience.toMillis());
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(own, 0));
            socket.connect(new InetSocketAddress(server, port), millis);
            socket.setSoTimeout(millis);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            String banner = reply(in);
            if (!banner.startsWith("2")) {
                return new ProbeResult(receiver, banner.isEmpty() ? "unreachable" : "refused", banner);
            }
            say(out, "EHLO " + helo);
            String hello = reply(in);
            say(out, "QUIT");
            return new ProbeResult(
                    receiver, hello.startsWith("2") ? "ok" : "refused", hello.startsWith("2") ? banner : hello);
        } catch (SocketTimeoutException silent) {
            return new ProbeResult(receiver, "timeout", "");
        } catch (IOException unreachable) {
            return new ProbeResult(receiver, "unreachable", "");
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** A whole reply, with its lines after each other (RFC 5321 section 4.2.1); empty at the end of the connection. */
    private static String reply(InputStream in) throws IOException {
        StringBuilder all = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (int read = 0; read < LONGEST_REPLY; read++) {
            int next = in.read();
            if (next < 0) {
                return all.append(line).toString().strip();
            }
            if (next != '\n') {
                line.append(next < 32 || next > 126 ? ' ' : (char) next);
                continue;
            }
            boolean last = line.length() < 4 || line.charAt(3) != '-';
            all.append(line.toString().strip()).append(last ? "" : " ");
            line.setLength(0);
            if (last) {
                return all.toString().strip();
            }
        }
        return all.toString().strip();
    }
}
