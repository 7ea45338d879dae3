package dev.repwatch.monitor.metrics;

import dev.repwatch.monitor.telemetry.DnsReply;
import java.util.List;
import java.util.TreeMap;

/** What the configured resolvers do for us. */
final class ResolverFamilies implements Families {

    @Override
    public List<Family> of(Snapshot now) {
        Family queries = Family.of(Metric.DNS_QUERIES);
        Family up = Family.of(Metric.RESOLVER_UP);
        new TreeMap<>(now.input().resolvers()).forEach((resolver, passed) -> {
            for (DnsReply reply : DnsReply.values()) {
                queries.add(now.counters().dnsQueries.of(resolver, reply), resolver, reply.label());
            }
            passed.ifPresent(it -> up.add(it, resolver));
        });
        return List.of(queries, up);
    }
}
