package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Target;
import inet.ipaddr.IPAddressString;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Targets for tests. */
public final class Subjects {

    private Subjects() {}

    public static Target ip(String text) {
        return new IpTarget(new IPAddressString(text).getAddress().toInetAddress(), text);
    }

    public static Target domain(String name) {
        return new DomainTarget(name);
    }

    public static List<FeedSubject> ips(String... addresses) {
        return Stream.of(addresses).map(it -> new FeedSubject(ip(it), Set.of())).toList();
    }

    public static List<FeedSubject> domains(String... names) {
        return Stream.of(names).map(it -> new FeedSubject(domain(it), Set.of())).toList();
    }
}
