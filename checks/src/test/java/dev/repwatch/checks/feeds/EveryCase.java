package dev.repwatch.checks.feeds;

/** Marks the tests of feeds, which {@link FeedMatrixTest} holds to every {@link FeedCase}. */
public interface EveryCase {}
