package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetNamesTest {

    private static final Target TARGET = new DomainTarget("example.jp");

    private static TargetNames named(String name, Map<String, String> labels) {
        WatchedTarget watched = new WatchedTarget(
                TARGET, name, Optional.of("mx.example.jp"), Optional.of("bulk"), labels, List.of(), List.of());
        return new TargetNames(new Directory() {
            @Override
            public Optional<WatchedTarget> target(Target target) {
                return Optional.of(watched);
            }

            @Override
            public Optional<DnsblList> list(SourceId source) {
                return Optional.empty();
            }
        });
    }

    @Test
    void aNameThatSaysNothingMoreIsNotSaid() {
        assertThat(named("shop", Map.of()).title(TARGET)).isEqualTo("example.jp (shop)");
        assertThat(named(" ", Map.of()).title(TARGET)).isEqualTo("example.jp");
        assertThat(named("example.jp", Map.of()).title(TARGET)).isEqualTo("example.jp");
    }

    @Test
    void aListThatIsNotConfiguredGoesByItsId() {
        assertThat(named("shop", Map.of()).title(new SourceId("zen"))).isEqualTo("zen");
    }

    @Test
    void labelsOfTheAdminNeverHideOurs() {
        assertThat(named("shop", Map.of("pool", "theirs", "name", "theirs", "target", "theirs", "owner", "team"))
                        .labels(TARGET))
                .isEqualTo(Map.of(
                        "target", "example.jp",
                        "kind", "domain",
                        "name", "shop",
                        "helo", "mx.example.jp",
                        "pool", "bulk",
                        "owner", "team"));
    }
}
