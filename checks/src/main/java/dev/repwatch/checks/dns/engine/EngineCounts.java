package dev.repwatch.checks.dns.engine;

/**
 * What an engine did since it started.
 *
 * @param sent packets that left
 * @param plain replies decoded on the short way
 * @param full replies given to the full classifier
 * @param strays packets to which no waiting question belongs: late, doubled or forged
 * @param mismatches packets with the id of a waiting question that are no reply to it
 * @param timeouts attempts that ended without a reply
 * @param overTcp questions repeated over TCP
 * @param sockets sockets opened
 * @param ejections how often a resolver was left out
 */
public record EngineCounts(
        long sent,
        long plain,
        long full,
        long strays,
        long mismatches,
        long timeouts,
        long overTcp,
        long sockets,
        long ejections) {}
