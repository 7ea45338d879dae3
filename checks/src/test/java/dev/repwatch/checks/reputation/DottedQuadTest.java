package dev.repwatch.checks.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DottedQuadTest {

    @Test
    void fourNumbersAreThirtyTwoBits() {
        assertThat(DottedQuad.parse("192.0.2.10")).hasValue(0xc000020a);
        assertThat(DottedQuad.parse("0.0.0.0")).hasValue(0);
        assertThat(DottedQuad.parse("255.255.255.255")).hasValue(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4.5",
                "010.0.0.1",
                "1.2.3.00",
                "256.0.0.1",
                "1.2.3.4/32",
                "1.2.3.4 ",
                "+1.2.3.4",
                "0x7f.0.0.1",
                "2130706433",
                "::1",
                "::ffff:1.2.3.4",
                "١.2.3.4",
                "1.2.3.1000",
                "a.b.c.d"
            })
    void nothingElseIsOne(String text) {
        assertThat(DottedQuad.parse(text)).isEmpty();
    }
}
