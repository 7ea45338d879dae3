package dev.repwatch.monitor.traffic;

import java.util.Set;
import java.util.stream.Stream;

/**
 * Where rates begin to matter. Published: hard bounces under 1 % are good, over 5 % call for action (WhatCounts 2015); SES reviews at
 * 5 % and pauses at 10 %. Japanese carriers block whole networks for unknown users and name no number, so they are watched closer.
 */
public record LevelPolicy(
        long leastAttempts,
        double unknownWarn,
        double unknownAlarm,
        double blockWarn,
        double blockAlarm,
        double deferralWarn) {

    public static final LevelPolicy DEFAULT = new LevelPolicy(200, 0.02, 0.05, 0.05, 0.20, 0.20);

    private static final Set<String> CARRIERS = Set.of("docomo", "au", "softbank", "jcom", "rakuten");
    private static final double CARRIER_WARN = 0.01;
    private static final double CARRIER_ALARM = 0.03;
    private static final long ALL_OF = 20;
    private static final double ENDED_WARN = 0.20;
    private static final double ENDED_ALARM = 0.50;

    /** The same levels from so many attempts on. */
    public LevelPolicy from(long attempts) {
        return new LevelPolicy(attempts, unknownWarn, unknownAlarm, blockWarn, blockAlarm, deferralWarn);
    }

    public Level unknownUsers(Rate rate, String provider) {
        boolean carrier = CARRIERS.contains(provider);
        return level(
                rate,
                carrier ? Math.min(CARRIER_WARN, unknownWarn) : unknownWarn,
                carrier ? Math.min(CARRIER_ALARM, unknownAlarm) : unknownAlarm);
    }

    /** A receiver that refuses everything is an alarm long before there are many attempts. */
    public Level blocked(Rate rate) {
        boolean all = rate.of() >= ALL_OF && rate.hits() == rate.of();
        return all ? Level.ALARM : level(rate, blockWarn, blockAlarm);
    }

    /** Connections that end without a word, where a receiver blocks so (au says that it does); few tell enough. */
    public Level ended(Rate rate) {
        if (rate.of() < ALL_OF) {
            return Level.UNKNOWN;
        }
        if (rate.lower() >= ENDED_ALARM) {
            return Level.ALARM;
        }
        return rate.lower() >= ENDED_WARN ? Level.WARN : Level.GOOD;
    }

    public Level deferred(Rate rate) {
        return level(rate, deferralWarn, Double.POSITIVE_INFINITY);
    }

    /** The worst of the three rates. */
    public Level worst(TrafficCounts counts, String provider) {
        return Stream.of(
                        unknownUsers(counts.unknownUsers(), provider),
                        blocked(counts.blocked()),
                        deferred(counts.deferred()))
                .max(Level::compareTo)
                .orElse(Level.UNKNOWN);
    }

    private Level level(Rate rate, double warn, double alarm) {
        if (rate.of() < leastAttempts) {
            return Level.UNKNOWN;
        }
        if (rate.lower() >= alarm) {
            return Level.ALARM;
        }
        return rate.lower() >= warn ? Level.WARN : Level.GOOD;
    }
}
