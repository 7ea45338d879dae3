package dev.repwatch.checks.dnsbl.plan;

/**
 * What the planner knows of a list.
 *
 * @param id the list
 * @param operator whose limits it shares
 * @param weight what a listing there costs, in any unit that all lists share
 * @param ttlSeconds how long a resolver keeps an answer: asked sooner, it says the same again
 * @param openHours how long a listing usually stays
 */
public record ListTerms(String id, String operator, double weight, double ttlSeconds, double openHours) {

    public ListTerms {
        if (id.isBlank() || !(weight >= 0) || !(ttlSeconds >= 0) || !(openHours > 0)) {
            throw new IllegalArgumentException("a list needs a name, a weight, a TTL and the time a listing stays");
        }
    }

    /** Listings that end in a second, as a rate. */
    double endRate() {
        return 1 / (3600 * openHours);
    }
}
