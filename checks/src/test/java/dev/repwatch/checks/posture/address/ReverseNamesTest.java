package dev.repwatch.checks.posture.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.Shared;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Reverse names in the shapes that providers use. */
@Tag("shared")
class ReverseNamesTest {

    @TestFactory
    Stream<DynamicTest> everyName() {
        return Shared.table("ptr/names.tsv").stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.get("name"),
                        () -> assertThat(ReverseName.of(
                                                AddressRange.address(row.get("ip"))
                                                        .orElseThrow(),
                                                row.get("name"))
                                        .name()
                                        .toLowerCase(Locale.ROOT))
                                .isEqualTo(row.get("verdict"))));
    }
}
