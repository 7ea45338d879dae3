package dev.repwatch.checks.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One question to a feed.
 *
 * @param subjects whom it is about, the one that waited longest first: a feed with a small quota gets as far as it can
 * @param bookmark what the last successful look left ({@link FeedResult#bookmark}); empty the first time
 * @param now the time of asking
 */
public record FeedQuery(List<FeedSubject> subjects, Optional<String> bookmark, Instant now) {
    public FeedQuery {
        subjects = List.copyOf(subjects);
    }
}
