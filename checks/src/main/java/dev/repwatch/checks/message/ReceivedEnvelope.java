package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.util.Optional;

/** The envelope as the topmost Received and Return-Path tell it; only for who trusts the host that wrote them. */
final class ReceivedEnvelope {

    private static final Pattern FROM = Pattern.compile("(?i)^from\\s+(\\S+)\\s+\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)");
    private static final Pattern ADDRESS = Pattern.compile("\\[(?:IPv6:)?([0-9A-Fa-f:.]+)\\]");

    private ReceivedEnvelope() {}

    static Envelope of(RawMessage message) {
        Optional<String> sender = message.first("return-path")
                .map(field -> field.value().replaceAll("^<|>$", "").strip());
        String received = message.first("received").map(HeaderField::value).orElse("");
        Matcher from = FROM.matcher(received);
        if (!from.find()) {
            return new Envelope(Optional.empty(), "", sender);
        }
        Matcher address = ADDRESS.matcher(from.group(2));
        Optional<InetAddress> ip = address.find() ? parsed(address.group(1)) : Optional.empty();
        return new Envelope(ip, from.group(1), sender);
    }

    private static Optional<InetAddress> parsed(String text) {
        IPAddress address = new IPAddressString(text).getAddress();
        return Optional.ofNullable(address).map(IPAddress::toInetAddress);
    }
}
