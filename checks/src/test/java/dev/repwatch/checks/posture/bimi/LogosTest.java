package dev.repwatch.checks.posture.bimi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.posture.Shared;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Logos, good and bad. */
class LogosTest {

    @TestFactory
    @Tag("shared")
    Stream<DynamicTest> everyLogo() {
        return Shared.table("bimi/logos.tsv").stream()
                .map(row -> DynamicTest.dynamicTest(row.get("file") + " " + row.get("why"), () -> {
                    Logo logo = Logo.read(Shared.text("bimi/" + row.get("file")));
                    String verdict = !logo.good() ? "fail" : logo.doubts().isEmpty() ? "ok" : "warn";
                    assertThat(verdict).as("%s", logo).isEqualTo(row.get("verdict"));
                }));
    }

    @Test
    void entitiesThatMultiplyCostNothing() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE svg [<!ENTITY a0 \"ha\">");
        for (int level = 1; level < 30; level++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(level, level - 1, level - 1));
        }
        bomb.append("]><svg xmlns=\"http://www.w3.org/2000/svg\"><title>&a29;</title></svg>");
        Logo logo =
                org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(2), () -> Logo.read(bomb.toString()));
        assertThat(logo.good()).isFalse();
    }

    @Test
    void elementsThatNestWithoutEndAreRefused() {
        assertThat(Logo.read("<svg xmlns=\"http://www.w3.org/2000/svg\">" + "<g>".repeat(5000))
                        .good())
                .isFalse();
    }
}
