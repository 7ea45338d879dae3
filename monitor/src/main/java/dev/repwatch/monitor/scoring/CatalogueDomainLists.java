package dev.repwatch.monitor.scoring;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblCheck;
import dev.repwatch.checks.message.DomainLists;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.config.targets.TypedTarget;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** The lists that are switched on and know domains, asked as {@code check} asks them: each believed only while its controls are right. */
public final class CatalogueDomainLists implements DomainLists {

    private static final int MOST_HOSTS = 50;

    private final DnsClient dns;
    private final List<ActiveList> lists;

    /** @param lists those that are switched on; only those that know domains are asked */
    public CatalogueDomainLists(DnsClient dns, List<ActiveList> lists) {
        this.dns = dns;
        this.lists = lists.stream()
                .filter(list -> list.list().kinds().contains(TargetKind.DOMAIN))
                .toList();
    }

    @Override
    public Said ask(Set<String> hosts) {
        List<Observation> found = new ArrayList<>();
        new DnsblCheck(dns, lists, InstantSource.system(), new SecureRandom())
                .sweep(targets(hosts), health -> {}, found::add);
        List<Listed> listed = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (Observation observation : found) {
            observation
                    .finding()
                    .match(
                            on -> listed.add(new Listed(
                                    observation.target().text(),
                                    observation.source().toString())),
                            off -> false,
                            scored -> false,
                            graded -> false,
                            open -> unknown.add(open.cause().label()));
        }
        if (lists.isEmpty() && !hosts.isEmpty()) {
            unknown.add("no_domain_lists");
        }
        if (hosts.size() > MOST_HOSTS) {
            // who hides a link behind many others is not told that all is well
            unknown.add("too_many_hosts");
        }
        return new Said(listed, List.copyOf(unknown));
    }

    /** Each host and its registrable domain; addresses are no names. */
    private static Set<Target> targets(Set<String> hosts) {
        Set<Target> targets = new LinkedHashSet<>();
        hosts.stream()
                .limit(MOST_HOSTS)
                .flatMap(host -> Stream.of(host, registrable(host)))
                .forEach(name -> {
                    try {
                        TypedTarget.targets(name, 1)
                                .filter(target -> target.kind() == TargetKind.DOMAIN)
                                .forEach(targets::add);
                    } catch (IllegalArgumentException noName) {
                        // what is no domain stands on no domain list
                    }
                });
        return targets;
    }

    private static String registrable(String host) {
        HttpUrl url = HttpUrl.parse("http://" + host + "/");
        String domain = url == null ? null : url.topPrivateDomain();
        return domain == null ? host : domain;
    }
}
