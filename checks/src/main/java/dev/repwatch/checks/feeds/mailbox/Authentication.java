package dev.repwatch.checks.feeds.mailbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether our own mail server vouches for the sender of a report (RFC 8601). Anybody can write to a mailbox: a report
 * that nobody vouches for could be made up.
 *
 * @param server the authserv-id that our server writes; results of others are passed over, for anybody can add them
 * @param reporters domains that may report; empty for any that is authenticated
 */
public record Authentication(String server, List<String> reporters) {

    /** What our server says. */
    public enum Word {
        /** A known reporter's domain signed it. */
        VOUCHED,
        /** It was looked at and is not authenticated, or of somebody else. */
        NOT_VOUCHED,
        /** There is no result of our server at all: it does not look, or has another name. */
        SILENT
    }

    private static final List<String> DKIM = List.of("header.d", "header.i");
    private static final List<String> DMARC = List.of("header.from", "header.d");

    public Authentication {
        server = server.strip().toLowerCase(Locale.ROOT);
        reporters = reporters.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether a message counts: always without authentication, else when our server vouches for it; if not, says so. */
    public static boolean admits(Optional<Authentication> authentication, MailMessage message, Skips skips) {
        Word word = authentication.map(it -> it.of(message)).orElse(Word.VOUCHED);
        if (word != Word.VOUCHED) {
            skips.skip(
                    word == Word.SILENT ? SkipReason.NOT_STAMPED : SkipReason.NOT_VOUCHED,
                    "our mail server does not vouch for its sender");
        }
        return word == Word.VOUCHED;
    }

    /**
     * What a server says of the sender of a message to which nothing may be added by others. A server whose name is not known is
     * believed where its results stand on top, above every {@code Received}: what a sender made up stands below the line of the
     * server that took the message from it. Results without a name are believed only there.
     *
     * @param server the authserv-id; empty where it is not known
     * @param reporters domains that may report
     */
    public static Word strict(MailMessage message, String server, List<String> reporters) {
        String wanted = server.strip().toLowerCase(Locale.ROOT);
        Optional<AuthenticationResults> top = results(
                        message.headers().stream().takeWhile(it -> !it.name().equalsIgnoreCase("Received")))
                .findFirst();
        Stream<AuthenticationResults> believed = wanted.isEmpty()
                ? top.stream()
                : results(message.headers().stream()).filter(it -> it.server().equals(wanted));
        return word(believed.toList(), new Authentication(server, reporters));
    }

    private static Stream<AuthenticationResults> results(Stream<MailMessage.Header> headers) {
        return headers.filter(it -> it.name().equalsIgnoreCase("Authentication-Results"))
                .map(it -> AuthenticationResults.parse(it.value()));
    }

    /** What our server says of the sender. */
    public Word of(MailMessage message) {
        return word(ours(message), this);
    }

    private static Word word(List<AuthenticationResults> believed, Authentication known) {
        if (believed.isEmpty()) {
            return Word.SILENT;
        }
        return believed.stream().flatMap(it -> it.results().stream()).anyMatch(known::passes)
                ? Word.VOUCHED
                : Word.NOT_VOUCHED;
    }

    /** True when our server says that a known reporter's domain signed it. */
    public boolean vouchesFor(MailMessage message) {
        return of(message) == Word.VOUCHED;
    }

    /**
     * Those with our name. Some hosted servers write none (Microsoft 365): then the topmost results count when they have no
     * name and none of the others has ours, and when they stand above the line by which a stranger handed the message over.
     * Where a server writes no results at all, what stands below that line is what the sender made up.
     */
    private List<AuthenticationResults> ours(MailMessage message) {
        List<AuthenticationResults> all = results(message.headers().stream()).toList();
        List<AuthenticationResults> named =
                all.stream().filter(it -> it.server().equals(server)).toList();
        return named.isEmpty()
                ? results(message.headers().stream().takeWhile(it -> !ReceivedTrail.fromOutside(it)))
                        .limit(1)
                        .filter(it -> it.server().isEmpty())
                        .toList()
                : named;
    }

    private boolean passes(AuthenticationResults.Result result) {
        return result.value().equals("pass")
                && domains(result)
                        .anyMatch(domain -> !domain.isEmpty()
                                && (reporters.isEmpty() || reporters.stream().anyMatch(it -> within(domain, it))));
    }

    private static boolean within(String domain, String reporter) {
        return domain.equals(reporter) || domain.endsWith("." + reporter);
    }

    private static Stream<String> domains(AuthenticationResults.Result result) {
        Map<String, List<String>> telling = Map.of("dkim", DKIM, "dmarc", DMARC);
        return telling.getOrDefault(result.method(), List.of()).stream()
                .map(it -> result.properties().getOrDefault(it, ""))
                .map(it -> it.substring(it.lastIndexOf('@') + 1));
    }
}
