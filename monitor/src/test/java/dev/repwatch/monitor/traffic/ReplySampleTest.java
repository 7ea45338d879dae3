package dev.repwatch.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reply that people may send on: whole, and without anybody's mailbox. */
class ReplySampleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    550 5.7.1 Client host [198.51.100.7] blocked (S3150)   | 550 5.7.1 Client host [198.51.100.7] blocked (S3150)
                    550 5.7.1 <Hana.Sato@b.example>: refused               | 550 5.7.1 <***@b.example>: refused
                    550 5.7.1 bounce-hana.sato=b.example@shop.test refused | 550 5.7.1 ***@shop.test refused
                    550 5.7.1 see https://x.example/?r=hana.sato%40b.example | 550 5.7.1 see https://x.example/?***%40b.example
                    550 5.7.1 mailbox HANA.SATO is not for you             | 550 5.7.1 mailbox *** is not for you
                    550 5.7.1 Sätze für 佐藤@例え.jp                       | 550 5.7.1 Sätze für ***@例え.jp
                    """)
    void hasNoMailbox(String reply, String sample) {
        assertThat(ReplySample.of(Attempts.refused("hana.sato@b.example", "mx.b.example", reply, Attempts.DAY)))
                .isEqualTo(sample);
    }
}
