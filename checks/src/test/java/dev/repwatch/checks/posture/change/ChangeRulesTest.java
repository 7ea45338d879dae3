package dev.repwatch.checks.posture.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.World;
import dev.repwatch.checks.posture.dmarc.DmarcCheck;
import dev.repwatch.checks.posture.dmarc.DmarcSenders;
import dev.repwatch.checks.posture.spf.SpfAddressCheck;
import dev.repwatch.checks.posture.spf.SpfFamilies;
import dev.repwatch.checks.posture.spf.SpfRecordCheck;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeRulesTest {

    @Test
    void anAddressThatDropsOutOfSpfIsWeaker() {
        PostureFinding before = address("v=spf1 ip4:192.0.2.0/28 -all");
        PostureFinding after = address("v=spf1 ip4:192.0.2.0/30 -all");
        PostureChange change = ChangeRules.between(before, after).orElseThrow();
        assertThat(change.direction()).isEqualTo(Direction.WEAKER);
        assertThat(change.lines()).containsExactly("- ip4:192.0.2.0/28", "+ ip4:192.0.2.0/30");
    }

    @Test
    void aTermThatGoesIsToBeExplainedAndOneThatComesIsBetter() {
        PostureFinding two = record("v=spf1 ip4:192.0.2.0/28 ip4:198.51.100.1 -all");
        PostureFinding one = record("v=spf1 ip4:192.0.2.0/28 -all");
        assertThat(direction(two, one)).contains(Direction.TO_EXPLAIN);
        assertThat(direction(one, two)).contains(Direction.BETTER);
    }

    @Test
    void whatAProviderChangesInItsIncludeIsNotOurs() {
        PostureFinding before = record("v=spf1 include:esp.test -all", "v=spf1 ip4:203.0.113.0/24 -all");
        PostureFinding after = record("v=spf1 include:esp.test -all", "v=spf1 ip4:203.0.113.0/25 -all");
        assertThat(direction(before, after)).contains(Direction.NOT_OURS);
    }

    @Test
    void aWeakerPolicyIsWeakerAndAStrongerOneBetter() {
        PostureFinding reject = dmarc("v=DMARC1; p=reject; rua=mailto:r@d.test");
        PostureFinding none = dmarc("v=DMARC1; p=none; rua=mailto:r@d.test");
        assertThat(direction(reject, none)).contains(Direction.WEAKER);
        assertThat(direction(none, reject)).contains(Direction.BETTER);
    }

    @Test
    void anotherAddressForReportsIsToBeExplained() {
        assertThat(direction(
                        dmarc("v=DMARC1; p=reject; rua=mailto:r@d.test"),
                        dmarc("v=DMARC1; p=reject; rua=mailto:other@d.test")))
                .contains(Direction.TO_EXPLAIN);
    }

    @Test
    void blanksAndTheOrderOfTagsAreNoChange() {
        assertThat(direction(
                        dmarc("v=DMARC1; p=reject; rua=mailto:r@d.test"),
                        dmarc("v=DMARC1;rua=mailto:r@d.test ;  p=reject")))
                .isEmpty();
    }

    @Test
    void whatIsNotKnownIsNoChange() {
        World dead = new World().silent("d.test", RecordType.TXT);
        PostureFinding unknown = SpfRecordCheck.judge("d.test", SpfFamilies.V4, Optional.empty(), dead);
        PostureFinding sound = record("v=spf1 -all");
        assertThat(direction(sound, unknown)).isEmpty();
        assertThat(direction(unknown, sound)).isEmpty();
    }

    private static Optional<Direction> direction(PostureFinding before, PostureFinding after) {
        return ChangeRules.between(before, after).map(PostureChange::direction);
    }

    private static PostureFinding address(String policy) {
        return SpfAddressCheck.judge(
                "d.test",
                AddressRange.address("192.0.2.10").orElseThrow(),
                "192.0.2.10",
                "h.test",
                false,
                new World().text("d.test", policy));
    }

    private static PostureFinding record(String policy) {
        return record(policy, "v=spf1 -all");
    }

    private static PostureFinding record(String policy, String included) {
        World world = new World().text("d.test", policy).text("esp.test", included);
        return SpfRecordCheck.judge("d.test", SpfFamilies.V4, Optional.empty(), world);
    }

    private static PostureFinding dmarc(String policy) {
        World world = new World().text("_dmarc.d.test", policy).add("d.test", RecordType.MX, "10 mail.d.test");
        return DmarcCheck.judge("d.test", DmarcSenders.UNKNOWN, world);
    }
}
