package dev.repwatch.checks.feeds.snds;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.http.BearerToken;
import dev.repwatch.checks.feeds.http.Endpoint;
import dev.repwatch.checks.feeds.http.FeedClient;
import dev.repwatch.checks.feeds.http.OAuth;
import dev.repwatch.checks.feeds.http.Reply;
import dev.repwatch.checks.feeds.http.RotatingToken;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * The REST interface of June 2026, known from the code of others only: a report a day, which may appear a day or two
 * late, and a status of blocks. 404 says that the day has no data.
 */
final class SndsRest implements SndsAccess {

    private static final int DAYS_BACK = 3;

    private final FeedClient http;
    private final FeedContext context;
    private final HttpUrl api;
    private final HttpUrl tokens;
    private final String clientId;
    private final BearerToken bearer;
    /** Microsoft gives a new one each time; each works for its own life of about 90 days. */
    private final RotatingToken refreshToken;

    SndsRest(SndsSettings settings, FeedClient http, FeedContext context) {
        this.http = http;
        this.context = context;
        this.api = Endpoint.of(settings.endpoint(), "https://substrate.office.com/ip-domain-management-snds/");
        this.tokens = Endpoint.of(
                "token_endpoint",
                settings.tokenEndpoint()
                        .map(Object::toString)
                        .orElse("https://login.microsoftonline.com/consumers/oauth2/v2.0/token"),
                false);
        this.clientId = settings.clientId().orElseThrow();
        this.refreshToken = new RotatingToken(settings.refreshToken().orElseThrow(), context.redactor());
        this.bearer = new BearerToken(http, this::grant, context);
    }

    @Override
    public void look(FeedQuery feedQuery, Map<String, Target> subjects, FeedResult.Builder result) throws FeedFailure {
        refreshToken.resume(feedQuery.bookmark());
        LocalDate today = LocalDate.ofInstant(feedQuery.now(), ZoneOffset.UTC);
        for (int back = DAYS_BACK; back >= 1; back--) {
            LocalDate day = today.minusDays(back);
            Reply reply = bearer.fetch(get("api/report/data/" + day), 404);
            if (reply.status() != 404) {
                Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                new SndsReport(subjects, end, feedQuery.now()).read(reply, result);
            }
        }
        SndsAccess.blocks(result, () -> blocks(subjects, feedQuery.now(), result));
        refreshToken.bookmark().ifPresent(result::bookmark);
    }

    private void blocks(Map<String, Target> subjects, Instant now, FeedResult.Builder result) throws FeedFailure {
        Reply reply = bearer.fetch(get("api/report/status/ip"), 404);
        if (reply.status() != 404) {
            SndsStatus.read(reply, subjects, now, result);
        }
    }

    private Request get(String path) {
        HttpUrl url = api.resolve(path);
        return new Request.Builder()
                .url(url == null ? api : url)
                .header("Accept", "application/json, text/csv")
                .build();
    }

    private BearerToken.Token grant() throws FeedFailure {
        FormBody form = new FormBody.Builder()
                .add("grant_type", "refresh_token")
                .add("client_id", clientId)
                .add("refresh_token", refreshToken.current().reveal())
                .add("scope", clientId + "/.default offline_access openid profile")
                .build();
        OAuth.Answer answer = OAuth.ask(http, tokens, form, context.clock().instant());
        answer.rotated().ifPresent(refreshToken::rotate);
        return answer.token();
    }
}
