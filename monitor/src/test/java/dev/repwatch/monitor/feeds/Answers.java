package dev.repwatch.monitor.feeds;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Feeds;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.feeds.postmaster.PostmasterSettings;
import dev.repwatch.checks.feeds.snds.SndsSettings;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Feeds on the local server, and what the sources say there. */
final class Answers {

    private Answers() {}

    /** SNDS by its link. */
    static OpenFeed snds(FeedWorld world) {
        return open(
                world,
                "snds",
                new SndsSettings(
                        Optional.of(new Secret(
                                world.endpoint().resolve("data?key=x").toString())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    static OpenFeed postmaster(FeedWorld world) {
        return open(
                world,
                "postmaster",
                new PostmasterSettings(
                        Optional.of("client"),
                        Optional.of(new Secret("client-secret")),
                        Optional.of(new Secret("refresh-token")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(world.endpoint()),
                        Optional.of(world.endpoint().resolve("token"))));
    }

    static OpenFeed open(FeedWorld world, String type, Record settings) {
        FeedType<?> found = Feeds.byType(type).orElseThrow();
        return found.open(new SourceId(type), settings, world.surroundings());
    }

    static MockResponse snds(String colour, Instant now) {
        return snds(colour, "< 0.1%", "", now);
    }

    /** @param now the report is of half a day before */
    static MockResponse snds(String colour, String complaints, String traps, Instant now) {
        String day = FeedWorld.day(now.minus(Duration.ofHours(12)));
        return body("192.0.2.7," + day + " 1:00 AM," + day + " 1:00 AM,900,900,900," + colour + "," + complaints + ",,,"
                + traps + ",,,\r\n");
    }

    /** @param rate of mail reported as spam yesterday */
    static MockResponse postmaster(RecordedRequest request, double rate, Instant now) {
        return body(postmaster(request.getUrl().encodedPath(), rate, now));
    }

    static String postmaster(String path, double rate, Instant now) {
        if (path.equals("/token")) {
            return "{\"access_token\":\"made-up-token\",\"expires_in\":3600}";
        }
        if (path.endsWith("complianceStatus")) {
            return "{}";
        }
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        return String.format(
                Locale.ROOT,
                "{\"domainStats\":[{\"metric\":\"gmail_spam_rate\",\"date\":{\"year\":%d,\"month\":%d,\"day\":%d},"
                        + "\"value\":{\"doubleValue\":%f}}]}",
                day.getYear(),
                day.getMonthValue(),
                day.getDayOfMonth(),
                rate);
    }

    static MockResponse body(String text) {
        return new MockResponse.Builder().body(text).build();
    }
}
