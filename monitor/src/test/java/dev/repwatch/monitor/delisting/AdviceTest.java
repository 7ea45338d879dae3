package dev.repwatch.monitor.delisting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.dnsbl.ReturnCode;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.notify.Lists;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdviceTest {

    /** The rule of the desk: whoever is listed on a living list is told what to do next. */
    @Test
    void everyLivingListYieldsAdviceInEveryStateAndLanguage() {
        int lists = 0;
        for (Language language : Language.values()) {
            Advice advice = new Advice(language);
            for (DnsblList list : Catalogue.shipped().alive()) {
                lists++;
                list.codes().stream()
                        .filter(code -> code.polarity() == ReturnCode.Polarity.LISTED)
                        .forEach(code -> check(advice, list, code));
            }
        }
        assertThat(lists).isGreaterThan(50);
    }

    @Test
    void everyCodeOfAListingHasItsOwnWayOff() {
        DnsblList zen = Catalogue.shipped().find(new SourceId("spamhaus-zen")).orElseThrow();
        ListedCode sbl = new ListedCode("127.0.0.2", "SBL", "spam", Severity.CRITICAL, Scope.IP);
        ListedCode pbl = new ListedCode("127.0.0.11", "PBL (kept by Spamhaus)", "policy", Severity.CRITICAL, Scope.IP);
        Listing both = new Listing(List.of(pbl, sbl), Optional.empty());

        assertThat(RemovalPath.of(zen, both.worst())).isEqualTo(RemovalPath.PROVIDER);
        assertThat(new Advice(Language.EN).onOpening(zen, both))
                .startsWith(new Advice(Language.EN).next(TaskState.CAUSE_OPEN, zen, sbl))
                .last()
                .asString()
                .startsWith("PBL (kept by Spamhaus) has its own way off: This range is taken for");
        assertThat(new Advice(Language.JA).onOpening(zen, both))
                .last()
                .asString()
                .startsWith("PBL (kept by Spamhaus) の解除方法は別です: ");
        assertThat(new Advice(Language.EN).besides(zen, new Listing(List.of(sbl), Optional.empty())))
                .isEmpty();
    }

    @Test
    void onlyWhereOneCouldPayIsOneToldNotTo() {
        ListedCode code = new ListedCode("127.0.0.2", "spam", "spam", Severity.MAJOR, Scope.IP);
        for (String cost : List.of("free", "Free ", "unknown", "")) {
            assertThat(new Advice(Language.EN).onOpening(costing(cost), code))
                    .as(cost)
                    .noneMatch(it -> it.contains("paid"));
        }
        assertThat(new Advice(Language.EN).onOpening(costing("free by waiting; express removal is paid"), code))
                .last()
                .asString()
                .contains("Do not pay");
    }

    private static DnsblList costing(String cost) {
        return Lists.list(
                "mine",
                "Mine",
                3,
                new Removal(
                        "Ask.",
                        Removal.Who.UNKNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        cost,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static void check(Advice advice, DnsblList list, ReturnCode code) {
        ListedCode listed = new ListedCode("127.0.0.2", code.name(), code.category(), code.severity(), code.scope());
        for (TaskState state : TaskState.values()) {
            String next = advice.next(state, list, listed);
            assertThat(next)
                    .as("%s %s %s", list.id(), code.name(), state)
                    .isNotBlank()
                    .doesNotContain("${");
            assertThat(next.toLowerCase(Locale.ROOT)).doesNotContain("express", "pay the", "pay for");
        }
        assertThat(advice.onOpening(list, listed))
                .as("%s %s", list.id(), code.name())
                .isNotEmpty();
        RemovalPath removalPath = RemovalPath.of(list, listed);
        if (removalPath == RemovalPath.SELF) {
            assertThat(list.removalFor(listed).url().or(list::home))
                    .as("%s has a page for its self-service", list.id())
                    .isPresent();
        }
        if (removalPath == RemovalPath.MAIL) {
            assertThat(list.removalFor(listed).mail()).isPresent();
        }
    }
}
