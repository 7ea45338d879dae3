package dev.repwatch.checks.dnsbl;

import java.time.Duration;

/** How fast lists may be asked. Safe for use by several threads. */
public interface RateLimit {

    /**
     * Asks leave for one question to a list.
     *
     * @return zero when the question may go now (and is counted); else how long to wait before asking leave again
     */
    Duration leave(DnsblList list);

    /** True when nothing more may be asked today, not even what goes in any case. */
    default boolean exhausted(DnsblList list) {
        return false;
    }

    /** Counts questions that go in any case, such as those to control points. */
    void charge(DnsblList list, int questions);

    /** As fast as the DNS client takes them. */
    RateLimit UNLIMITED = new RateLimit() {
        @Override
        public Duration leave(DnsblList list) {
            return Duration.ZERO;
        }

        @Override
        public void charge(DnsblList list, int questions) {}
    };
}
