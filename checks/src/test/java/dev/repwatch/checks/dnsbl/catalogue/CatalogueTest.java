package dev.repwatch.checks.dnsbl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.Removal.Who;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.shipped();

    @Test
    void zenIsWhatItsOperatorDocuments() {
        DnsblList zen = catalogue.find(new SourceId("spamhaus-zen")).orElseThrow();

        assertThat(zen.zone()).isEqualTo("zen.spamhaus.org");
        assertThat(zen.kinds()).containsExactlyInAnyOrder(TargetKind.IPV4, TargetKind.IPV6);
        assertThat(zen.tier()).isEqualTo(1);
        assertThat(zen.test().listed6()).contains("::ffff:7f00:2");
        assertThat(zen.errors())
                .containsEntry("127.255.255.252", Cause.BAD_ANSWER)
                .containsEntry("127.255.255.254", Cause.OPEN_RESOLVER)
                .containsEntry("127.255.255.255", Cause.OVER_QUOTA);
        assertThat(zen.errorText("127.255.255.252")).contains("the zone name is misspelt in the question");
        assertThat(zen.terms().queriesPerDay()).contains(300_000L);
    }

    @Test
    void everyPartOfZenHasItsOwnWayOff() {
        DnsblList zen = catalogue.find(new SourceId("spamhaus-zen")).orElseThrow();

        assertThat(zen.removalFor(code("SBL", "spam")).who()).isEqualTo(Who.PROVIDER);
        assertThat(zen.removalFor(code("XBL", "exploit")).who()).isEqualTo(Who.SELF);
        assertThat(zen.removalFor(code("PBL (kept by Spamhaus)", "policy")).url())
                .isEqualTo(zen.removal().url());
        assertThat(zen.removalFor(code("something new", "spam"))).isEqualTo(zen.removal());
    }

    @Test
    void aListIsFoundByItsZoneAndItsAliases() {
        assertThat(catalogue.byZone("ZEN.spamhaus.org.").map(DnsblList::id)).contains(new SourceId("spamhaus-zen"));
        assertThat(catalogue.byZone("bb.barracudacentral.org").map(DnsblList::id))
                .contains(new SourceId("barracuda"));
        assertThat(catalogue.byZone("bl.example.test")).isEmpty();
    }

    private static ListedCode code(String name, String category) {
        return new ListedCode("127.0.0.2", name, category, Severity.CRITICAL, Scope.IP);
    }
}
