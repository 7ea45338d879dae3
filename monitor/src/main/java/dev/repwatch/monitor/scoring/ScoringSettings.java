package dev.repwatch.monitor.scoring;

import dev.repwatch.checks.message.engine.Rspamd;
import dev.repwatch.checks.message.engine.SpamAssassin;
import dev.repwatch.checks.message.engine.SpamFilter;
import dev.repwatch.monitor.config.section.HostPort;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * {@code [scoring]}: the spam filters that are asked beside our own rules when a message is judged, and where messages are taken.
 *
 * @param spamassassin where spamd listens; not asked when absent
 * @param rspamd where rspamd's scanner listens; not asked when absent
 * @param rspamdThreshold from which rspamd marks a message as spam ({@code add header} of its actions)
 * @param filterTimeout how long one filter may take for one message
 * @param keep how long the daemon keeps a score; it keeps no message
 * @param receiver where mail is taken to be scored; nowhere when absent
 */
public record ScoringSettings(
        Optional<HostPort> spamassassin,
        Optional<URI> rspamd,
        double rspamdThreshold,
        Duration filterTimeout,
        Duration keep,
        Optional<ReceiverSettings> receiver) {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration LONGEST_KEEP = Duration.ofDays(400);

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public ScoringSettings {
        if (rspamd.isPresent() && HttpUrl.parse(rspamd.orElseThrow().toString()) == null) {
            throw new IllegalArgumentException(
                    "rspamd: must be an http:// or https:// address, such as \"http://127.0.0.1:11333\"");
        }
        if (!(rspamdThreshold > 0 && rspamdThreshold <= 1000)) {
            throw new IllegalArgumentException("rspamd_threshold: must be more than 0 and at most 1000");
        }
        if (filterTimeout.isNegative() || filterTimeout.isZero() || filterTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("filter_timeout: must be longer than nothing and at most 2m");
        }
        if (keep.isNegative() || keep.isZero() || keep.compareTo(LONGEST_KEEP) > 0) {
            throw new IllegalArgumentException("keep: must be longer than nothing and at most 400d");
        }
    }

    /** No filter and no receiver. */
    public static ScoringSettings defaults() {
        return new ScoringSettings(
                Optional.empty(), Optional.empty(), 6, Duration.ofSeconds(10), Duration.ofDays(30), Optional.empty());
    }

    /** The filters that are to be asked, in the order in which they are shown. */
    public List<SpamFilter> filters() {
        Optional<SpamFilter> first =
                spamassassin.map(at -> new SpamAssassin(at.address(), filterTimeout, System::nanoTime));
        Optional<SpamFilter> second = rspamd.map(url ->
                new Rspamd(Objects.requireNonNull(HttpUrl.parse(url.toString())), filterTimeout, rspamdThreshold));
        return Stream.of(first, second).flatMap(Optional::stream).toList();
    }
}
