package dev.repwatch.checks.feeds.snds;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.http.Endpoint;
import dev.repwatch.checks.feeds.http.FeedClient;
import dev.repwatch.checks.feeds.http.Reply;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.ByteString;

/**
 * The automated-access links. A link ends 30 days after it was made and then answers 404; but 404 is also the answer when
 * there is no data, so the age of the link decides what 404 means.
 */
final class SndsLink implements SndsAccess {

    static final Duration LIFE = Duration.ofDays(30);

    private final FeedClient http;
    private final HttpUrl link;
    private final Optional<HttpUrl> status;
    private final Optional<LocalDate> created;

    SndsLink(SndsSettings settings, FeedClient http) {
        this.http = http;
        this.link = Endpoint.of("link", settings.link().orElseThrow().reveal(), false);
        this.status = settings.statusLink().map(it -> Endpoint.of("status_link", it.reveal(), false));
        this.created = settings.linkCreated();
    }

    @Override
    public void look(FeedQuery feedQuery, Map<String, Target> subjects, FeedResult.Builder result) throws FeedFailure {
        Instant made = made(feedQuery);
        result.credentialsExpire(made.plus(LIFE)).bookmark(fingerprint() + " " + made);
        Reply reply = http.fetch(new Request.Builder().url(link).build(), 404);
        if (reply.status() == 404) {
            requireYoung(made, feedQuery.now());
        } else {
            new SndsReport(subjects, feedQuery.now().minus(Duration.ofDays(1)), feedQuery.now()).read(reply, result);
        }
        if (status.isPresent()) {
            SndsAccess.blocks(result, () -> blocks(status.get(), made, subjects, feedQuery.now(), result));
        }
    }

    private void blocks(HttpUrl url, Instant made, Map<String, Target> subjects, Instant now, FeedResult.Builder result)
            throws FeedFailure {
        Reply reply = http.fetch(new Request.Builder().url(url).build(), 404);
        if (reply.status() == 404) {
            requireYoung(made, now);
        } else {
            SndsStatus.read(reply, subjects, now, result);
        }
    }

    private static void requireYoung(Instant made, Instant now) throws FeedFailure {
        if (!now.isBefore(made.plus(LIFE))) {
            throw new FeedFailure(
                    Cause.BAD_CREDENTIALS,
                    "the SNDS link is over 30 days old and answers 404: make a new one in the portal and put it in"
                            + " link");
        }
    }

    /** The day it was made; when the admin did not say, the first time this very link was used. */
    private Instant made(FeedQuery feedQuery) {
        String[] words = feedQuery.bookmark().orElse("").split(" ", 2);
        boolean same = words.length == 2 && words[0].equals(fingerprint());
        return created.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElseGet(() -> same ? Instant.parse(words[1]) : feedQuery.now());
    }

    private String fingerprint() {
        return ByteString.encodeUtf8(link.toString()).sha256().substring(0, 8).hex();
    }
}
