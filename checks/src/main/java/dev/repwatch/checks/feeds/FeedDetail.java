package dev.repwatch.checks.feeds;

import java.util.Map;

/**
 * One line of what stands behind the numbers of a feed, such as one sender under a domain. Strangers choose these names, so
 * they are never labels of metrics.
 *
 * @param target whose numbers it is about, canonical
 * @param kind {@code source}, {@code reporter}, {@code selector}, {@code mail_from}, {@code result} or {@code passed_over}
 * @param name the address, reporter or reason
 * @param counts messages by what became of them, in seven days
 * @param note what is to be made of it; empty when nothing is
 */
public record FeedDetail(String target, String kind, String name, Map<String, Long> counts, String note) {
    public FeedDetail {
        counts = Map.copyOf(counts);
    }
}
