package dev.repwatch.checks.feeds.generic;

import dev.repwatch.checks.feeds.FeedContract;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.NotFoundIsAnAnswer;
import java.util.Optional;

/** A source of the user's, whichever way its numbers are found: what 404 means is said in its settings. */
abstract class GenericContract extends FeedContract implements NotFoundIsAnAnswer {

    Optional<String> notFound = Optional.empty();

    @Override
    protected FeedType<?> type() {
        return GenericFeed.TYPE;
    }

    @Override
    public FeedReport honestlyNotFound() {
        return answeringNotFound("no_data");
    }

    @Override
    protected FeedReport notFoundAsTrouble() {
        return answeringNotFound("trouble");
    }

    private FeedReport answeringNotFound(String meaning) {
        notFound = Optional.of(meaning);
        return always(response().code(404).build());
    }
}
