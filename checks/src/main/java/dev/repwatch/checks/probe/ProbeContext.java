package dev.repwatch.checks.probe;

import dev.repwatch.checks.dns.DnsClient;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a probe is opened with.
 *
 * @param dns closed by whoever opened it, but not before the probe
 */
public record ProbeContext(InstantSource clock, RandomGenerator random, DnsClient dns) {}
