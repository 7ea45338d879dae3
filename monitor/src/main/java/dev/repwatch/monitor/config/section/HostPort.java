package dev.repwatch.monitor.config.section;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 127.0.0.1:9797}, {@code [::1]:9797} or {@code localhost:9797}. */
public record HostPort(String host, int port) {

    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^:\\s\\[\\]]+)):(\\d{1,5})");
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException when it is none of these */
    public static HostPort parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(3)) > MAX_PORT) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no address and port; write one such as \"127.0.0.1:9797\" or \"[::1]:9797\"");
        }
        String host = form.group(1) == null ? form.group(2) : form.group(1);
        return new HostPort(host, Integer.parseInt(form.group(3)));
    }

    /** Whether only this machine reaches it. A host name is not looked up: of all names {@code localhost} alone is (RFC 6761). */
    public boolean loopback() {
        return host.equalsIgnoreCase("localhost")
                || Optional.ofNullable(new IPAddressString(host).getAddress())
                        .filter(IPAddress::isLoopback)
                        .isPresent();
    }

    /** Looks a host name up; an address needs no look-up. */
    public InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
