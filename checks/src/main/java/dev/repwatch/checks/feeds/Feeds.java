package dev.repwatch.checks.feeds;

import dev.repwatch.checks.feeds.abuseipdb.AbuseIpdbFeed;
import dev.repwatch.checks.feeds.arf.ArfFeed;
import dev.repwatch.checks.feeds.bounces.BouncesFeed;
import dev.repwatch.checks.feeds.dmarc.DmarcFeed;
import dev.repwatch.checks.feeds.generic.GenericFeed;
import dev.repwatch.checks.feeds.postmaster.PostmasterFeed;
import dev.repwatch.checks.feeds.ruf.RufFeed;
import dev.repwatch.checks.feeds.ses.SesFeed;
import dev.repwatch.checks.feeds.snds.SndsFeed;
import dev.repwatch.checks.feeds.spamhaus.SpamhausFeed;
import dev.repwatch.checks.feeds.tlsrpt.TlsRptFeed;
import dev.repwatch.checks.feeds.webrisk.WebRiskFeed;
import dev.repwatch.checks.feeds.zones.DnswlFeed;
import dev.repwatch.checks.feeds.zones.HostkarmaFeed;
import dev.repwatch.checks.feeds.zones.MailspikeFeed;
import dev.repwatch.checks.feeds.zones.SenderScoreFeed;
import java.util.List;
import java.util.Optional;

/** The catalogue of feeds: one line each. */
public final class Feeds {

    public static final List<FeedType<?>> ALL = List.of(
            AbuseIpdbFeed.TYPE,
            ArfFeed.TYPE,
            BouncesFeed.TYPE,
            DmarcFeed.TYPE,
            DnswlFeed.TYPE,
            GenericFeed.TYPE,
            HostkarmaFeed.TYPE,
            MailspikeFeed.TYPE,
            PostmasterFeed.TYPE,
            RufFeed.TYPE,
            SenderScoreFeed.TYPE,
            SesFeed.TYPE,
            SndsFeed.TYPE,
            SpamhausFeed.TYPE,
            TlsRptFeed.TYPE,
            WebRiskFeed.TYPE);

    private Feeds() {}

    public static Optional<FeedType<?>> byType(String type) {
        return ALL.stream()
                .filter(it -> it.type().equals(type))
                .<FeedType<?>>map(it -> it)
                .findFirst();
    }
}
