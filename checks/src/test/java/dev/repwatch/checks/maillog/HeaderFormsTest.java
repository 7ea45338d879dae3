package dev.repwatch.checks.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HeaderFormsTest {

    private static final String TEXT =
            "4A: to=<a@b.example>, relay=mx.b.example[192.0.2.9]:25, delay=1, dsn=2.0.0, status=sent (250 ok)";

    private static Instant time(String line) {
        return Lines.attempts(line).get(0).time();
    }

    @Test
    void manyWaysToSayOneTime() {
        Instant time = Instant.parse("2026-11-09T01:02:03Z");
        assertThat(time("Nov  9 01:02:03 mx1 postfix/smtp[1]: " + TEXT)).isEqualTo(time);
        assertThat(time("<22>Nov  9 01:02:03 mx1 postfix/smtp[1]: " + TEXT)).isEqualTo(time);
        assertThat(time("Nov  9 2026 01:02:03 eugeni/eugeni postfix/smtp[1]: " + TEXT))
                .isEqualTo(time);
        assertThat(time("2026-11-09T10:02:03+09:00 mx1 postfix/smtp[1]: " + TEXT))
                .isEqualTo(time);
        assertThat(time("2026-11-09T01:02:03.000000000Z postfix/smtp[1]: " + TEXT))
                .isEqualTo(time);
        assertThat(time("<22>1 2026-11-09T01:02:03Z mx1 postfix/smtp 1 - [a@1 b=\"x]\\\"y\"][c@2] \uFEFF" + TEXT))
                .isEqualTo(time);
        assertThat(time("\u001b[36mpostfix-1  |\u001b[0m Nov  9 01:02:03 mx1 postfix/smtp[1]: " + TEXT))
                .isEqualTo(time);
        assertThat(time("2026-11-09T01:02:03.0Z Nov  9 01:02:03 mx1 postfix/smtp[1]: " + TEXT))
                .isEqualTo(time);
        assertThat(time("2026-11-09 01:02:03 mx1 postfix/smtp[1]: " + TEXT)).isEqualTo(time);
        assertThat(time("Nov  9 01:02:03.123456 mx1 postfix/smtp[1]: " + TEXT)).isEqualTo(time);
        assertThat(time("2026-11-09T01:02:03.0Z stdout F Nov  9 01:02:03 mx1 postfix/smtp[1]: " + TEXT))
                .isEqualTo(time);
        assertThat(time("{\"log\":\"Nov  9 01:02:03 mx1 postfix/smtp[1]: " + TEXT
                        + "\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-09T01:02:03.1Z\"}"))
                .isEqualTo(time);
        assertThat(time("2026-11-09T01:02:03.0Z stdout F postfix/smtp[1]: " + TEXT))
                .isEqualTo(time);
        assertThat(time("{\"log\":\"postfix/smtp[1]: " + TEXT
                        + "\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-09T01:02:03Z\"}"))
                .isEqualTo(time);
        assertThat(time("Nov  9 01:02:03 mx1 mail.info postfix/smtp[1]: " + TEXT))
                .isEqualTo(time);
        assertThat(time("Nov  9 01:02:03 mx1 [mail.info] postfix/smtp[1]: " + TEXT))
                .isEqualTo(time);
        assertThat(time("Nov  9 01:02:03 mx1 postfix/smtp[1]: [ID 197553 mail.info] " + TEXT))
                .isEqualTo(time);
        assertThat(time("{\"time\":\"1794186123\",\"program\":\"postfix/smtp\",\"priority\":\"info\",\"message\":\""
                        + TEXT + "\"}"))
                .isEqualTo(time);
    }

    @Test
    void journaldWritesBytesAsNumbers() {
        StringBuilder bytes = new StringBuilder();
        for (byte b : TEXT.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            bytes.append(bytes.length() == 0 ? "" : ",").append(b & 0xFF);
        }
        assertThat(time(
                        "{\"__REALTIME_TIMESTAMP\":\"1794186123000000\",\"SYSLOG_IDENTIFIER\":\"postfix/smtp\",\"MESSAGE\":["
                                + bytes + "]}"))
                .isEqualTo("2026-11-09T01:02:03Z");
    }

    @Test
    void theYearComesFromTheFileAndGoesOnAtNewYear() {
        Instant changed = Instant.parse("2024-01-02T00:00:00Z");
        assertThat(Lines.attempts(
                        ZoneOffset.UTC,
                        changed,
                        "Dec 31 23:59:58 mx1 postfix/smtp[1]: " + TEXT,
                        "Jan  1 00:00:01 mx1 postfix/smtp[1]: " + TEXT,
                        "Feb 29 00:00:00 mx1 postfix/smtp[1]: " + TEXT))
                .extracting(attempt -> attempt.time().toString())
                .containsExactly("2023-12-31T23:59:58Z", "2024-01-01T00:00:01Z", "2024-02-29T00:00:00Z");
    }

    @Test
    void inTheHourThatComesTwiceTimeGoesOn() {
        assertThat(Lines.attempts(
                        ZoneId.of("Europe/Berlin"),
                        Instant.parse("2026-10-25T05:00:00Z"),
                        "Oct 25 02:59:59 mx1 postfix/smtp[1]: " + TEXT,
                        "Oct 25 02:00:01 mx1 postfix/smtp[1]: " + TEXT))
                .extracting(attempt -> attempt.time().toString())
                .containsExactly("2026-10-25T00:59:59Z", "2026-10-25T01:00:01Z");
    }

    @Test
    void theExtraSecondIsTheLastOfItsMinute() {
        assertThat(time("Dec 31 23:59:60 mx1 postfix/smtp[1]: " + TEXT)).isEqualTo("2026-12-31T23:59:59Z");
        assertThat(time("2016-12-31T23:59:60.5Z mx1 postfix/smtp[1]: " + TEXT)).isEqualTo("2016-12-31T23:59:59.500Z");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() {
        assertThat(time("\uFEFFNov  9 01:02:03 mx1 postfix/smtp[1]: " + TEXT)).isEqualTo("2026-11-09T01:02:03Z");
        assertThat(Lines.attempts("\uFEFFtype,timeLogged,rcpt,dsnDiag", "d,1764453600,a@b.example,smtp;250 ok"))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.recipient()).contains("a@b.example"));
    }

    @Test
    void anObjectInAnObjectIsNoLine() {
        assertThat(Lines.attempts("{\"log\":\"{\\\"log\\\":\\\"x status=sent\\\"}\"}"))
                .isEmpty();
    }

    @Test
    void rubbishIsPassedOver() {
        assertThat(Lines.attempts(
                        "",
                        "{",
                        "<",
                        "Nov",
                        "Nov 99 99:99:99 x status=sent ()",
                        "2026-99-99T00:00:00Z x: y status=sent (",
                        "<22>1 - - - status=",
                        "Nov  9 01:02:03 mx1 last message repeated 2 times status=",
                        "\u0000\u0001 status=sent"))
                .isEmpty();
    }
}
