package dev.repwatch.monitor.diagnosis.situation;

import java.net.URI;
import java.util.Optional;

/** What is known of lists by their id, apart from what they list. */
public interface ListKnowledge {

    /** 1: refusals follow at large receivers … 4: informational; the middle for a list that nobody knows. */
    int tier(String list);

    /** Whether it has ended, so that a receiver who asks it reads silence or nonsense. */
    boolean ended(String list);

    /** Whether its listings end by themselves once the cause is gone. */
    boolean endsByItself(String list);

    /** Whether it lists names only, and no addresses. */
    boolean ofNames(String list);

    /** Where to ask for removal. */
    Optional<URI> page(String list);
}
