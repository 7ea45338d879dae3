package dev.repwatch.monitor.traffic;

import static dev.repwatch.monitor.traffic.Attempts.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionBookTest {

    private static final String GMAIL = "gmail-smtp-in.l.google.com";
    private static final String GONE = "550-5.1.1 The email account that you tried to reach does not exist.";

    private final SuppressionBook book = new SuppressionBook();

    private static Instant day(int day) {
        return DAY.plus(Duration.ofDays(day));
    }

    @Test
    void onceIsEnoughAtALargeProviderAndTwoDaysElsewhere() {
        book.add(Attempts.refused("a@gmail.com", GMAIL, GONE, day(0)));
        book.add(Attempts.refused("b@corp.example", "mx.corp.example", "550 5.1.1 user unknown", day(0)));
        book.add(Attempts.refused(
                "b@corp.example", "mx.corp.example", "550 5.1.1 user unknown", day(0).plusSeconds(60)));
        assertThat(book.given(day(0))).extracting(Suppression::address).containsExactly("a@gmail.com");
        book.add(Attempts.refused("B@corp.example", "mx.corp.example", "550 5.1.1 user unknown", day(1)));
        assertThat(book.given(day(1)))
                .extracting(Suppression::address)
                .containsExactly("a@gmail.com", "b@corp.example");
    }

    @Test
    void aFullMailboxHasFiveDaysInTwoWeeks() {
        for (int day = 0; day < 14; day += 3) {
            book.add(Attempts.refused("a@corp.example", "mx.corp.example", "552 5.2.2 over quota", day(day)));
        }
        assertThat(book.given(day(13))).isEmpty();
        book.add(Attempts.refused("a@corp.example", "mx.corp.example", "552 5.2.2 over quota", day(14)));
        assertThat(book.given(day(14))).extracting(Suppression::meaning).containsExactly(ReplyClass.MAILBOX_FULL);
    }

    @Test
    void aLaterAcceptanceTakesItOff() {
        book.add(Attempts.refused("a@gmail.com", GMAIL, GONE, day(0)));
        book.add(Attempts.accepted("a@gmail.com", GMAIL, day(1)));
        assertThat(book.given(day(1))).isEmpty();
    }

    @Test
    void itIsForgottenAfterHalfAYear() {
        book.add(Attempts.refused("a@gmail.com", GMAIL, GONE, day(0)));
        assertThat(book.given(day(179))).hasSize(1);
        assertThat(book.given(day(181))).isEmpty();
    }

    @Test
    void aReceiverThatKnowsNobodyAnyMoreSuppressesNobody() {
        for (int each = 0; each < 400; each++) {
            book.add(Attempts.accepted("ok" + each + "@gmail.com", GMAIL, day(0)));
        }
        for (int each = 0; each < 60; each++) {
            book.add(Attempts.refused("a" + each + "@gmail.com", GMAIL, GONE, day(0)));
        }
        assertThat(book.given(day(0))).isEmpty();
        assertThat(book.outages()).containsKey("gmail");
        book.add(Attempts.refused("b@gmail.com", GMAIL, GONE, day(1)));
        assertThat(book.given(day(1))).extracting(Suppression::address).containsExactly("b@gmail.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.spamhaus.org",
                "550 5.0.0 refused",
                "550 5.7.26 not authenticated",
                "554 5.7.1 spam",
                "550 5.7.1 Access denied"
            })
    void nothingThatIsAboutUsEverSuppresses(String reply) {
        for (int day = 0; day < 30; day++) {
            book.add(Attempts.refused("a@corp.example", "mx.corp.example", reply, day(day)));
        }
        assertThat(book.given(day(30))).isEmpty();
    }

    @Test
    void beforeTheRecipientWasNamedNothingSuppresses() {
        for (int day = 0; day < 30; day++) {
            book.add(Attempts.judged(
                    Outcome.REFUSED, "a@gmail.com", GMAIL, "550 5.1.1 no such user", day(day), Stage.MAIL));
        }
        assertThat(book.given(day(30))).isEmpty();
    }
}
