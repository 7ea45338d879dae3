package dev.repwatch.monitor.config;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.i18n.Language;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What is configured now about a target or a list. Answers change with a reload. */
public interface Directory {

    /** Empty when the target is no longer watched. */
    Optional<WatchedTarget> target(Target target);

    /** Empty when the list is not known, for example a feed. */
    Optional<DnsblList> list(SourceId source);

    /** Empty when it is neither a list nor a check of our own. */
    default Optional<Source> source(SourceId source) {
        return list(source).map(it -> it);
    }

    /** A page of ours, such as {@code e/12}, to link to in a message; empty when nobody said where the pages are. */
    default Optional<URI> page(String path) {
        return Optional.empty();
    }

    /** A class beside which the sentences about a check of our own lie; empty when it is none. */
    default Optional<Class<?>> words(SourceId source) {
        return Optional.empty();
    }

    /** What a check of our own knows about what it holds against a target now; empty when it has no more to say. */
    default Optional<CheckStory> story(Target target, SourceId source) {
        return Optional.empty();
    }

    /**
     * What a listing costs by the logs of mail servers; empty when they do not tell.
     *
     * @param target its canonical text; a network has no cost of its own
     */
    default Optional<RefusalCost> cost(String target, SourceId source) {
        return Optional.empty();
    }

    /** What reports and logs show of senders that nobody has configured, a sentence each, the most messages first; bounded. */
    default List<String> notConfigured(Language language) {
        return List.of();
    }
}
