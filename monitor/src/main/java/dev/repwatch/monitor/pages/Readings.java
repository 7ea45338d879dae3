package dev.repwatch.monitor.pages;

import dev.repwatch.monitor.feeds.FeedRoutes.FeedJson;
import dev.repwatch.monitor.placement.PlacementView;
import dev.repwatch.monitor.posture.TargetPosture;
import dev.repwatch.monitor.traffic.TrafficRoutes.MaillogStatus;
import dev.repwatch.monitor.warmup.history.WarmupRoutes;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is known beside listings, as the API says it. A reload changes what the suppliers give.
 *
 * @param feeds those that are switched on, without their values
 * @param feed one, with its values; a refusal when it is not switched on
 * @param maillog what logs said in a day
 * @param posture what the last look at each sender came to; empty when nobody looks at records
 * @param warmup the plans and what was decided
 * @param placement where test mails ended
 */
public record Readings(
        Supplier<List<FeedJson>> feeds,
        Function<String, FeedJson> feed,
        Supplier<MaillogStatus> maillog,
        Supplier<Optional<Collection<TargetPosture>>> posture,
        WarmupRoutes.Source warmup,
        Supplier<PlacementView> placement,
        InstantSource clock) {}
