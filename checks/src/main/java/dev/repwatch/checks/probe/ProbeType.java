package dev.repwatch.checks.probe;

import java.time.Duration;
import java.util.function.Function;

/**
 * A line of a catalogue of probes.
 *
 * @param family a short id: the name of its schedule, of its threads in logs, and of its words
 * @param words a class beside which {@code words_en.properties} and {@code words_ja.properties} lie, with the sentences that
 *     people read about its findings; docs/architecture.md lists them
 * @param every how often it looks
 * @param opener makes one; must not touch the network
 */
public record ProbeType(String family, Class<?> words, Duration every, Function<ProbeContext, Probe> opener) {}
