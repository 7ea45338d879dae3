package dev.repwatch.alerts.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail relay: {@code host}, {@code host:port} or {@code [2001:db8::1]:port}. */
record Relay(String host, int port) {

    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)\\]|([A-Za-z0-9._-]+))(?::(\\d{1,5}))?");

    static Relay parse(String text, int defaultPort) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "relays: expected \"host:port\", such as \"smtp.example.jp:587\", found \"" + text + "\"");
        }
        String host = form.group(1) == null ? form.group(2) : form.group(1);
        int port = form.group(3) == null ? defaultPort : Integer.parseInt(form.group(3));
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("relays: a port is from 1 to 65535, found " + port);
        }
        return new Relay(host, port);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
