package dev.repwatch.monitor.cli.init;

import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.targets.TypedTarget;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a first configuration has to know, in the order in which a newcomer can answer. */
final class Questions {

    /** How people can be told from the start; "none" for later. */
    static final List<String> CHANNELS = List.of("email", "slack", "webhook", "none");

    private static final int MOST = 4096;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,]+");
    private static final Pattern MAIL = Pattern.compile("[^@\\s\"]+@[^@\\s\"]+\\.[^@\\s\"]+");

    private Questions() {}

    /** @throws IllegalArgumentException when one is no address, network or range */
    static List<String> addresses(String text) {
        return words(text, word -> {
            boolean address = TypedTarget.targets(word, MOST).anyMatch(it -> it.kind() != TargetKind.DOMAIN);
            if (!address) {
                throw new IllegalArgumentException("\"" + word + "\" is a domain; addresses are asked for here");
            }
        });
    }

    /** @throws IllegalArgumentException when one is no domain */
    static List<String> domains(String text) {
        return words(text, word -> {
            boolean domain = TypedTarget.targets(word, 1).allMatch(it -> it.kind() == TargetKind.DOMAIN);
            if (!domain) {
                throw new IllegalArgumentException("\"" + word + "\" is an address; domains are asked for here");
            }
        });
    }

    private static List<String> words(String text, Consumer<String> check) {
        List<String> words = Stream.of(SEPARATORS.split(text, -1))
                .filter(word -> !word.isEmpty())
                .toList();
        words.forEach(check);
        return words;
    }

    /** @throws IllegalArgumentException when it is none of {@link #CHANNELS}; nothing is the first of them */
    static String channel(String text) {
        String word = text.isEmpty() ? CHANNELS.get(0) : text.toLowerCase(Locale.ROOT);
        if (!CHANNELS.contains(word)) {
            throw new IllegalArgumentException(
                    "say one of " + String.join(", ", CHANNELS) + DidYouMean.hint(word, CHANNELS));
        }
        return word;
    }

    /** @throws IllegalArgumentException when it is no e-mail address */
    static String mailbox(String text) {
        if (!MAIL.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no e-mail address");
        }
        return text;
    }

    /** @throws IllegalArgumentException when it is empty or has spaces */
    static String relay(String text) {
        if (text.isEmpty() || SEPARATORS.matcher(text).find()) {
            throw new IllegalArgumentException("expected a host and port, such as smtp.example.jp:587");
        }
        return text;
    }

    /** @throws IllegalArgumentException when it is no https address; it does not repeat the secret */
    static String secretUrl(String text) {
        try {
            URI url = URI.create(text);
            if ("https".equals(url.getScheme()) && url.getHost() != null) {
                return text;
            }
        } catch (IllegalArgumentException noUrl) {
            // said below, without the text: it may be most of a secret
        }
        throw new IllegalArgumentException("expected an address that begins with https://");
    }
}
