package dev.repwatch.checks.posture.fetch;

import dev.repwatch.checks.posture.mail.Fetched;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Fetches pages, and does not fetch again what was good so soon: a policy once a day, a logo once a week. What was not good is
 * fetched again after a quarter of an hour, and where nothing was learnt at once. Thread-safe.
 */
public final class KeptPages {

    private static final int MOST = 2_000;
    private static final Duration NOT_GOOD = Duration.ofMinutes(15);

    /** @param version another one is another page, such as the id of a policy */
    private record Key(String url, String version) {}

    private record Kept(CompletableFuture<Fetched> page, Instant at, Duration good) {

        boolean holds(Instant now) {
            if (!page.isDone()) {
                return true;
            }
            Duration holds = page.join()
                    .match(
                            it -> it.status() == 200 ? good : NOT_GOOD,
                            untrusted -> NOT_GOOD,
                            nowhere -> NOT_GOOD,
                            unclear -> Duration.ZERO);
            return now.isBefore(at.plus(holds));
        }
    }

    private final HttpsPages pages;
    private final InstantSource clock;
    private final Map<Key, Kept> kept = new LinkedHashMap<>();

    public KeptPages(HttpsPages pages, InstantSource clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * @param addresses of the host of the page
     * @param most octets that are read
     * @param good how long a page holds that was there
     */
    public CompletableFuture<Fetched> fetch(
            String url, String version, List<InetAddress> addresses, int most, Duration good) {
        Key key = new Key(url, version);
        Instant now = clock.instant();
        synchronized (kept) {
            Kept known = kept.get(key);
            if (known != null && known.holds(now)) {
                return known.page();
            }
            kept.remove(key);
            if (kept.size() >= MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
            CompletableFuture<Fetched> page = pages.fetch(url, addresses, most);
            kept.put(key, new Kept(page, now, good));
            return page;
        }
    }

    /** The same source of pages, with nothing kept: for a second look that must not rest on the first. */
    public KeptPages anew() {
        return new KeptPages(pages, clock);
    }

    /** Makes everything be fetched again. */
    public void forget() {
        synchronized (kept) {
            kept.clear();
        }
    }
}
