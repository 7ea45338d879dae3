package dev.repwatch.checks.maillog.refusal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.checks.maillog.AddressText;
import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.Reply;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who runs the receiving server: by the suffix of its name, never by the recipient's domain, because domains move (Comcast's and
 * AT&amp;T's stand behind Yahoo's servers). Where a log names no server, the reply and then the domain are asked: a guess.
 */
public final class Providers {

    public static final String OTHER = "other";
    public static final String OWN_RELAY = "own_relay";
    public static final String SMARTHOST = "smarthost";

    private static final Pattern HOST = Pattern.compile("(?:^| )([^\\s\\[\\]]{1,255})\\[[0-9A-Fa-f.:]{2,45}\\]");
    private static final int SUBMISSION = 587;
    private static final int MOST_CACHED = 20_000;

    private final Map<String, String> suffixes;
    private final Map<String, String> domains;
    private final Set<String> smarthosts;
    private final List<Hint> hints;
    private final Map<Relay, String> known = new HashMap<>();

    private record Hint(String provider, Pattern wording) {}

    public Providers() {
        suffixes = TableRows.of("providers/mx-suffixes.tsv").stream()
                .collect(Collectors.toMap(
                        row -> row.getOrDefault("mx_suffix", ""), row -> row.getOrDefault("provider", OTHER)));
        domains = TableRows.of("providers/mailbox-domains.tsv").stream()
                .flatMap(row -> List.of(row.getOrDefault("domains", "").split(" ")).stream()
                        .map(domain -> Map.entry(domain, row.getOrDefault("provider", OTHER))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        smarthosts = TableRows.of("providers/smarthosts.tsv").stream()
                .map(row -> row.getOrDefault("host", ""))
                .collect(Collectors.toSet());
        hints = TableRows.of("providers/reply-hints.tsv").stream()
                .map(row ->
                        new Hint(row.getOrDefault("provider", OTHER), Pattern.compile(row.getOrDefault("regex", ""))))
                .toList();
    }

    /** Every id that a server can have, {@link #OTHER} included. */
    public Set<String> ids() {
        Set<String> ids = new HashSet<>(suffixes.values());
        ids.addAll(List.of(OTHER, SMARTHOST));
        return ids;
    }

    public String of(Attempt attempt) {
        if (attempt.own()) {
            return OWN_RELAY;
        }
        if (attempt.relay().host().isEmpty() && attempt.relay().ip().isEmpty()) {
            return guessed(attempt);
        }
        String found = known.get(attempt.relay());
        if (found == null) {
            found = byRelay(attempt.relay());
            if (known.size() < MOST_CACHED) {
                known.put(attempt.relay(), found);
            }
        }
        return found;
    }

    private String byRelay(Relay relay) {
        String host = relay.host().orElse("");
        boolean submission =
                host.endsWith(".amazonaws.com") && (host.startsWith("email-smtp") || relay.port() == SUBMISSION);
        if (smarthosts.contains(host) || submission) {
            return SMARTHOST;
        }
        return bySuffix(host).orElseGet(() -> ownRelay(host, relay.ip().orElse("")) ? OWN_RELAY : OTHER);
    }

    private static boolean ownRelay(String host, String ip) {
        return host.equals("localhost")
                || host.startsWith("localhost.")
                || ip.startsWith("/")
                || ip.startsWith("private/")
                || host.startsWith("private/")
                || AddressText.ownHost(ip)
                || AddressText.ownHost(host);
    }

    private Optional<String> bySuffix(String host) {
        int gap = host.lastIndexOf("...");
        if (gap > 0) {
            return shortened(host.substring(0, gap), host.substring(gap + 3));
        }
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            String found = suffixes.get(host.substring(dot));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.ofNullable(suffixes.get("." + host));
    }

    /** Sendmail shortens long names in the middle: the suffix whose head fits best in front of the gap. */
    private Optional<String> shortened(String head, String tail) {
        return suffixes.entrySet().stream()
                .filter(suffix -> tail.endsWith(suffix.getKey())
                        || (tail.length() > 6 && suffix.getKey().endsWith(tail)))
                .max((one, other) -> Integer.compare(overlap(head, one.getKey()), overlap(head, other.getKey())))
                .map(Map.Entry::getValue);
    }

    private static int overlap(String head, String suffix) {
        int most = Math.min(head.length(), suffix.length());
        for (int length = most; length > 0; length--) {
            if (head.endsWith(suffix.substring(0, length))) {
                return length;
            }
        }
        return 0;
    }

    private String guessed(Attempt attempt) {
        String said = attempt.reply().map(Reply::text).orElse("").toLowerCase(Locale.ROOT);
        Optional<String> domain = attempt.recipient()
                .map(address -> address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                .flatMap(name -> Optional.ofNullable(domains.get(name)));
        return named(attempt.remark())
                .or(() -> domain)
                .or(() -> hints.stream()
                        .filter(hint -> hint.wording().matcher(said).find())
                        .map(Hint::provider)
                        .findFirst())
                .orElse(OTHER);
    }

    /** {@code delivery temporarily suspended: connect to mx.example[192.0.2.1]:25: …}. */
    private Optional<String> named(String remark) {
        Matcher host = HOST.matcher(remark);
        return host.find() ? bySuffix(host.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
