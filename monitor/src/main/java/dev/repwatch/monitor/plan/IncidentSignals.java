package dev.repwatch.monitor.plan;

import dev.repwatch.monitor.incident.EpisodeDetail.CheckDetail;
import dev.repwatch.monitor.incident.FeedValueDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.traffic.check.MailChecks;
import java.util.Optional;

/**
 * What other parts of the daemon find, as signals to the plan: they often know of a listing before it is looked for. Which of them are
 * worth anything shows what is found.
 */
public final class IncidentSignals {

    static final String COMPLAINTS = "complaints";
    static final String FEED = "feed";
    static final String RATES = "maillog-rates";
    private static final String ARF = "arf";

    private final PlanWatch plans;

    public IncidentSignals(PlanWatch plans) {
        this.plans = plans;
    }

    /** Must be quick: called where the event was written. */
    public void heard(IncidentEvent<?> event) {
        if (event.is(Verb.OPENED) && event.detail() instanceof CheckDetail check) {
            if (check.of().source().value().startsWith(MailChecks.FAMILY)) {
                plans.signal(RATES, check.of().target(), Optional.empty());
            }
        } else if (event.detail() instanceof FeedValueDetail feed && feed.worse()) {
            plans.signal(ofComplaints(feed) ? COMPLAINTS : FEED, feed.target(), Optional.empty());
        }
    }

    private static boolean ofComplaints(FeedValueDetail feed) {
        return feed.feed().value().startsWith(ARF) || feed.measure().contains("complaint");
    }
}
