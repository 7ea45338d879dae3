package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.AddressText;
import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.AttemptDraft;
import dev.repwatch.checks.maillog.Egress;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.line.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * OpenSMTPD: {@code <session> mta delivery evpid=… to=<…> source="ip" relay="ip (host)" result="Ok|TempFail|PermFail" stat="…"}. A
 * refusal in the greeting stands only in an {@code mta error} of the same server just before, so the last ones are kept.
 */
final class OpenSmtpdReader implements ProgramReader {

    private static final Duration NEAR = Duration.ofMinutes(10);
    private static final int MOST_GREETINGS = 1000;
    private static final int MOST_SESSIONS = 1000;

    private final Map<String, String> servers = bounded(MOST_SESSIONS);
    private final Map<String, Greeting> greetings = bounded(MOST_GREETINGS);

    /** What a server said in place of a greeting. */
    private record Greeting(Instant time, String text) {}

    private static <V> Map<String, V> bounded(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public boolean reads(String program) {
        return program.equals("smtpd") || program.equals("opensmtpd");
    }

    @Override
    public List<String> marks() {
        return List.of(" mta ");
    }

    @Override
    public void read(LogLine line, Consumer<Attempt> sink) {
        Cursor at = new Cursor(line.text());
        String session = at.word();
        if (session.isEmpty() || !at.take(" mta ")) {
            return;
        }
        if (at.take("delivery ")) {
            delivery(line, new OpenSmtpdFields(at), sink);
        } else if (at.take("connecting ")) {
            servers.put(session, new OpenSmtpdFields(at).get("address"));
        } else if (at.take("error reason=")) {
            refused(line, session, at.rest());
        }
    }

    private void refused(LogLine line, String session, String reason) {
        int text = reason.indexOf("BANNER rejected: ");
        String server = servers.getOrDefault(session, "");
        if (text >= 0 && !server.isEmpty()) {
            greetings.put(ip(server), new Greeting(line.time(), reason.substring(text + 17)));
        }
    }

    /** {@code smtp://192.0.2.58:25}, {@code smtp+notls://[2001:db8::1]:25}. */
    private static String ip(String server) {
        String host = server.substring(server.indexOf("//") < 0 ? 0 : server.indexOf("//") + 2);
        if (host.startsWith("[")) {
            return host.substring(1, Math.max(1, host.indexOf(']')));
        }
        int port = host.indexOf(':');
        return port > 0 && port == host.lastIndexOf(':') ? host.substring(0, port) : host;
    }

    private void delivery(LogLine line, OpenSmtpdFields fields, Consumer<Attempt> sink) {
        Optional<Outcome> outcome = outcome(fields.get("result"));
        if (outcome.isEmpty()) {
            return;
        }
        Relay relay = relay(fields.get("relay"));
        Optional<Reply> reply = Reply.of(fields.get("stat"));
        Optional<Reply> greeting = reply.isPresent() ? Optional.empty() : greeting(line.time(), relay);
        String source = bare(first(fields.get("source")));
        sink.accept(new AttemptDraft(line.time(), outcome.get())
                .egress(new Egress("", Optional.of(source).filter(ip -> !ip.isEmpty() && !ip.equals("-"))))
                .queueId(fields.get("evpid"))
                .recipient(fields.get("to"))
                .relay(relay)
                .stage(greeting.map(said -> Stage.CONNECT))
                .reply(reply.or(() -> greeting))
                .remark(fields.get("stat"))
                .own(relay.equals(Relay.NONE) && outcome.get() == Outcome.ACCEPTED)
                .made());
    }

    private Optional<Reply> greeting(Instant time, Relay relay) {
        return relay.ip()
                .map(greetings::get)
                .filter(said -> said.time().plus(NEAR).isAfter(time))
                .flatMap(said -> Reply.of(said.text()));
    }

    private static Optional<Outcome> outcome(String result) {
        return switch (result) {
            case "Ok" -> Optional.of(Outcome.ACCEPTED);
            case "TempFail" -> Optional.of(Outcome.DEFERRED);
            case "PermFail" -> Optional.of(Outcome.REFUSED);
            default -> Optional.empty();
        };
    }

    private static Relay relay(String text) {
        String ip = first(text);
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        String host = open >= 0 && close > open ? text.substring(open + 1, close) : "";
        if (ip.equals("-") || text.isEmpty()) {
            return Relay.NONE;
        }
        boolean address = AddressText.canonical(bare(ip)).isPresent();
        return address ? Relay.of(host, bare(ip), 0) : Relay.of(host.isEmpty() ? ip : host, "", 0);
    }

    private static String bare(String ip) {
        return ip.replace("[", "").replace("]", "");
    }

    private static String first(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }
}
