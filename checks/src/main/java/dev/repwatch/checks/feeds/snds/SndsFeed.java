package dev.repwatch.checks.feeds.snds;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.Bands;
import dev.repwatch.checks.feeds.Coverage;
import dev.repwatch.checks.feeds.Feed;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.feeds.http.Endpoint;
import dev.repwatch.checks.feeds.http.FeedClient;
import dev.repwatch.checks.reputation.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Microsoft SNDS: how Outlook.com saw each address on a day. Addresses with under about 100 messages are not shown. */
public final class SndsFeed implements Feed {

    static final MeasureKind COLOUR = MeasureKind.banded(
            "snds_colour",
            Unit.LEVEL,
            "0 green, 1 yellow, 2 red (share of mail judged spam)",
            Bands.higherIsWorse(0, Bands.poor(1), Bands.bad(2)));
    static final MeasureKind BLOCKED = MeasureKind.banded(
                    "snds_blocked", Unit.LEVEL, "0 no, 1 blocked by Outlook.com", Bands.higherIsWorse(0, Bands.bad(1)))
            .ofTheMoment();
    static final MeasureKind COMPLAINTS = MeasureKind.banded(
            "snds_complaint_rate",
            Unit.RATIO,
            "complaints per message, lower is better",
            Bands.higherIsWorse(0.0005, Bands.poor(0.003), Bands.bad(0.01)));
    static final MeasureKind TRAPS = MeasureKind.banded(
            "snds_trap_hits",
            Unit.COUNT,
            "messages to spam traps, lower is better",
            Bands.higherIsWorse(0, Bands.poor(1), Bands.bad(20)));
    static final MeasureKind MESSAGES = MeasureKind.shown("snds_messages", Unit.COUNT, "recipients on the day");

    public static final FeedDeclaration DECLARATION = new FeedDeclaration(
            "Microsoft SNDS",
            Set.of(Coverage.IPV4),
            List.of(COLOUR, BLOCKED, COMPLAINTS, TRAPS, MESSAGES),
            Duration.ofDays(2),
            Duration.ofDays(3),
            Duration.ofHours(6),
            "free for the owner of the addresses; whether other programs may use the portal's own client id is not"
                    + " verified",
            25,
            URI.create("https://substrate.office.com/ip-domain-management-snds/snds"));

    public static final FeedType<SndsSettings> TYPE =
            new FeedType<>("snds", SndsSettings.class, DECLARATION, SndsFeed::new);

    private final FeedClient http;
    private final SndsAccess access;

    SndsFeed(SndsSettings settings, FeedContext context) {
        http = new FeedClient(context.near(Endpoint.local(List.of(
                uri(settings.link()), uri(settings.statusLink()), settings.endpoint(), settings.tokenEndpoint()))));
        access = settings.link().isPresent() ? new SndsLink(settings, http) : new SndsRest(settings, http, context);
    }

    private static Optional<URI> uri(Optional<Secret> link) {
        return link.flatMap(it -> Optional.ofNullable(HttpUrl.parse(it.reveal())))
                .map(HttpUrl::uri);
    }

    @Override
    public FeedDeclaration declaration() {
        return DECLARATION;
    }

    @Override
    public FeedResult look(FeedQuery feedQuery) throws FeedFailure {
        Map<String, Target> subjects = feedQuery.subjects().stream()
                .map(FeedSubject::target)
                .collect(Collectors.toMap(Target::text, Function.identity()));
        FeedResult.Builder result = new FeedResult.Builder();
        access.look(feedQuery, subjects, result);
        return result.result();
    }

    @Override
    public void close() {
        http.close();
    }
}
