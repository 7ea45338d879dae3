package dev.repwatch.checks.posture.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.posture.Shared;
import dev.repwatch.checks.posture.World;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The situations of the examples in RFC 9989, and others. */
@Tag("shared")
class TreeWalksTest {

    @TestFactory
    Stream<DynamicTest> everyWalk() {
        return Shared.table("dmarc/treewalk.tsv").stream()
                .map(row -> DynamicTest.dynamicTest(row.get("id") + " " + row.get("why"), () -> walk(row)));
    }

    @TestFactory
    Stream<DynamicTest> everyAlignment() {
        return Shared.table("dmarc/alignment.tsv").stream()
                .map(row -> DynamicTest.dynamicTest(row.get("why"), () -> align(row)));
    }

    private static void walk(Shared.Row row) {
        World world = world(row.get("records (name => TXT at _dmarc.name)"));
        Stream.of(row.get("existing names").split(" "))
                .filter(name -> !name.isEmpty())
                .forEach(world::exists);
        TreeWalk walk = TreeWalk.from(row.get("domain"), world);
        assertThat(walk.organisation()).isEqualTo(row.get("org_domain"));
        assertThat(walk.steps().stream().map(DmarcLookup::name).collect(Collectors.joining(" ")))
                .isEqualTo(row.get("queries"));
        DmarcPolicy policy = DmarcPolicies.of(row.get("domain"), world);
        String found = policy.match(
                it -> String.join(
                        " ",
                        it.recordAt(),
                        it.tag(),
                        it.policy().label(),
                        it.effective().label()),
                noRecord -> "- - - -",
                unclear -> "unclear");
        assertThat(found)
                .isEqualTo(String.join(
                        " ", row.get("record_at"), row.get("tag"), row.get("policy"), row.get("effective")));
    }

    /** The line of the handed table about it has A-labels on both sides, so that it says nothing of the conversion. */
    @Test
    void aULabelIsItsALabel() {
        World world = world("xn--r8jz45g.example => v=DMARC1; p=none");
        for (boolean strict : new boolean[] {true, false}) {
            assertThat(Alignment.of("例え.example", "XN--R8JZ45G.example.", strict, world)
                            .aligned())
                    .contains(true);
        }
        assertThat(Alignment.of("例え.example", "bounce.xn--r8jz45g.example", false, world)
                        .aligned())
                .contains(true);
        assertThat(Alignment.of("例え.example", "bounce.xn--r8jz45g.example", true, world)
                        .aligned())
                .contains(false);
    }

    private static void align(Shared.Row row) {
        World world = world(row.get("records"));
        assertThat(Alignment.of(
                                row.get("from_domain"),
                                row.get("authenticated_domain"),
                                row.get("mode").equals("s"),
                                world)
                        .aligned())
                .contains(row.get("aligned").equals("yes"));
    }

    private static World world(String records) {
        World world = new World();
        Stream.of(records.split(" \\| "))
                .filter(record -> record.contains(" => "))
                .forEach(record -> {
                    String[] parts = record.split(" => ", 2);
                    world.text("_dmarc." + parts[0].strip(), parts[1].strip());
                });
        return world;
    }
}
