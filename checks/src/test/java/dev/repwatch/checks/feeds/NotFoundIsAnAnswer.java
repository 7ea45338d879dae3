package dev.repwatch.checks.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** For feeds where 404 can also mean that there is nothing to tell. */
public interface NotFoundIsAnAnswer {

    /** What the feed makes of 404 where it is no trouble. */
    FeedReport honestlyNotFound();

    @Test
    @Proves(FeedCase.NOT_FOUND_AS_NO_DATA)
    default void notFoundCanBeAnAnswer() {
        assertThat(honestlyNotFound().outcome()).isNotInstanceOf(FeedReport.Outcome.Failed.class);
    }
}
