package dev.repwatch.monitor.config;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.util.Optional;

/** What is configured now about a target or a list. Answers change with a reload. */
public interface Directory {

    /** Empty when the target is no longer watched. */
    Optional<WatchedTarget> target(Target target);

    /** Empty when the list is not known, for example a feed. */
    Optional<DnsblList> list(SourceId source);
}
