package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.util.Optional;

/** The envelope as the topmost Received and Return-Path tell it; only for who trusts the host that wrote them. */
final class ReceivedEnvelope {

    /** What stands between "from" and "by": name and comment of Postfix, Exim, sendmail, qmail, Exchange. */
    private static final Pattern FROM = Pattern.compile("(?is)^from\\s+(\\S+)\\s*(.*?)(?:\\s+by\\s.*)?$");

    private static final Pattern BRACKETED = Pattern.compile("\\[(?:(?i:IPv6):)?([0-9A-Fa-f:.]+)\\]");
    private static final Pattern BARE = Pattern.compile("\\((?:(?i:IPv6):)?([0-9A-Fa-f:.]{3,})\\)");
    private static final Pattern SAID = Pattern.compile("(?i)[(\\s](?:helo|ehlo)[ =]([^\\s()]+)");

    private ReceivedEnvelope() {}

    static Envelope of(RawMessage message) {
        Optional<String> sender = message.first("return-path")
                .map(field -> field.value().replaceAll("^<|>$", "").strip());
        String received = message.first("received").map(HeaderField::value).orElse("");
        Matcher from = FROM.matcher(received);
        if (!from.find()) {
            return new Envelope(Optional.empty(), "", sender);
        }
        String comment = from.group(1) + " " + from.group(2);
        Optional<InetAddress> ip = address(BRACKETED, comment).or(() -> address(BARE, comment));
        Matcher said = SAID.matcher(from.group(2));
        return new Envelope(ip, said.find() ? said.group(1) : from.group(1), sender);
    }

    private static Optional<InetAddress> address(Pattern form, String text) {
        Matcher found = form.matcher(text);
        return found.find() ? parsed(found.group(1)) : Optional.empty();
    }

    private static Optional<InetAddress> parsed(String text) {
        IPAddress address = new IPAddressString(text).getAddress();
        return Optional.ofNullable(address).map(IPAddress::toInetAddress);
    }
}
