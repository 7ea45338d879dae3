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

    /** Its address is a template, so that the own network has a key of its own. */
    @Override
    protected Record atItsWord() {
        GenericSettings it = (GenericSettings) settings(endpoint());
        return new GenericSettings(
                it.url(),
                it.key(),
                it.headers(),
                it.secretHeaders(),
                it.jsonPointer(),
                it.csvColumn(),
                it.csvTarget(),
                it.regex(),
                it.values(),
                it.covers(),
                it.scale(),
                it.higherIsBetter(),
                it.neutral(),
                it.poor(),
                it.bad(),
                it.margin(),
                it.weight(),
                it.notFound(),
                it.interval(),
                it.patience(),
                it.questionsPerDay(),
                true);
    }
}
