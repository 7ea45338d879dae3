package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList.TestPoints;
import dev.repwatch.checks.reputation.TargetKind;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The control points of a list: as written, as before, or those of RFC 5782 section 5. */
final class TestPointsBuilder {

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*");
    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowPrefix(false)
            .allowMask(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .getParentBuilder()
            .toParams();

    private final Problems problems;
    private final Set<TargetKind> kinds;

    TestPointsBuilder(Problems problems, Set<TargetKind> kinds) {
        this.problems = problems;
        this.kinds = kinds;
    }

    TestPoints points(Optional<EntryToml.Test> written, Optional<TestPoints> before) {
        TestPoints fallback = before.orElseGet(() -> ofTheRfc(kinds));
        TestPoints points = written.map(test -> new TestPoints(
                        over(test.listed(), fallback.listed()),
                        over(test.clean(), fallback.clean()),
                        over(test.listed6(), fallback.listed6()),
                        over(test.clean6(), fallback.clean6()),
                        test.random().orElse(fallback.random()),
                        test.why().or(fallback::why)))
                .orElse(fallback);
        check(points);
        return points;
    }

    static TestPoints ofTheRfc(Set<TargetKind> kinds) {
        boolean v4 = kinds.contains(TargetKind.IPV4);
        boolean v6 = kinds.contains(TargetKind.IPV6);
        boolean domain = kinds.contains(TargetKind.DOMAIN);
        return new TestPoints(
                v4 ? Optional.of("127.0.0.2") : domain ? Optional.of("test") : Optional.empty(),
                v4 ? Optional.of("127.0.0.1") : domain ? Optional.of("invalid") : Optional.empty(),
                v6 ? Optional.of("::ffff:7f00:2") : Optional.empty(),
                v6 ? Optional.of("::ffff:7f00:1") : Optional.empty(),
                Optional.empty());
    }

    /** An empty string says that the operator documents none. */
    private static Optional<String> over(Optional<String> written, Optional<String> before) {
        return written.map(text -> text.isEmpty() ? Optional.<String>empty() : Optional.of(text))
                .orElse(before);
    }

    private void check(TestPoints points) {
        boolean v4 = kinds.contains(TargetKind.IPV4);
        boolean named = v4 || kinds.contains(TargetKind.DOMAIN);
        points.listed().filter(point -> !fits(point, v4)).ifPresent(point -> misfit("listed", v4));
        points.clean().filter(point -> !fits(point, v4)).ifPresent(point -> misfit("clean", v4));
        points.listed6().filter(point -> !ipv6(point)).ifPresent(point -> notIpv6("listed6"));
        points.clean6().filter(point -> !ipv6(point)).ifPresent(point -> notIpv6("clean6"));
        boolean gap = named && (points.listed().isEmpty() || points.clean().isEmpty());
        boolean gap6 = kinds.contains(TargetKind.IPV6)
                && (points.listed6().isEmpty() || points.clean6().isEmpty());
        if ((gap || gap6) && points.why().isEmpty()) {
            problems.add(List.of("test"), "a missing test point needs a reason in test.why");
        }
        if (!points.random() && points.why().isEmpty()) {
            problems.add(List.of("test", "random"), "to leave out the random control needs a reason in test.why");
        }
    }

    private void misfit(String key, boolean v4) {
        problems.add(List.of("test", key), v4 ? "expected an IPv4 address" : "expected a domain name");
    }

    private void notIpv6(String key) {
        problems.add(List.of("test", key), "expected an IPv6 address");
    }

    private static boolean fits(String point, boolean v4) {
        IPAddressString address = new IPAddressString(point, STRICT);
        return v4 ? address.isIPv4() : DOMAIN.matcher(point).matches() && !address.isIPv4();
    }

    private static boolean ipv6(String point) {
        return new IPAddressString(point, STRICT).isIPv6();
    }
}
