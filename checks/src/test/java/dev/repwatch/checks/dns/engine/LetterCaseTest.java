package dev.repwatch.checks.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LetterCaseTest {

    @Test
    void findsLettersAndNothingElseInEachPlace() {
        for (int place = 0; place < Long.BYTES; place++) {
            for (int octet = 0; octet < 256; octet++) {
                long expected = Character.isLetter(octet) && octet < 128 ? 0x20L << (place * Byte.SIZE) : 0;
                assertThat(LetterCase.ofLetters((long) octet << (place * Byte.SIZE)))
                        .as("octet %d in place %d", octet, place)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void oneOctetDoesNotSpillIntoItsNeighbours() {
        for (int octet = 0; octet < 256; octet++) {
            long everywhere = octet * 0x0101010101010101L;
            boolean letter = octet < 128 && Character.isLetter(octet);
            assertThat(LetterCase.ofLetters(everywhere))
                    .as("octet %d", octet)
                    .isEqualTo(letter ? 0x2020202020202020L : 0);
        }
    }

    @Test
    void givesEveryBitItsByte() {
        for (int octet = 0; octet < 256; octet++) {
            long expected = 0;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                expected |= ((octet >> bit) & 1) == 1 ? 0x20L << (bit * Byte.SIZE) : 0;
            }
            assertThat(LetterCase.ofBits(octet)).as("octet %d", octet).isEqualTo(expected);
        }
    }
}
