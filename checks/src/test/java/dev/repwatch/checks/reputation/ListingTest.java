package dev.repwatch.checks.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingTest {

    private static final ListedCode SBL = code("127.0.0.2", "SBL", "spam", Severity.CRITICAL);
    private static final ListedCode XBL = code("127.0.0.4", "XBL", "exploit", Severity.CRITICAL);
    private static final ListedCode PBL = code("127.0.0.10", "PBL", "policy", Severity.CRITICAL);

    @Test
    void codesStandInTheOrderOfTheirAddresses() {
        assertThat(listing(PBL, XBL, SBL).codes()).containsExactly(SBL, XBL, PBL);
    }

    @Test
    void aFaultIsHeadlinedBeforeAPolicyOfTheSameSeverity() {
        ListedCode policyBelow = code("127.0.0.1", "PBL", "policy", Severity.CRITICAL);

        assertThat(listing(PBL, SBL).worst()).isEqualTo(SBL);
        assertThat(listing(policyBelow, XBL).worst()).isEqualTo(XBL);
        assertThat(listing(XBL, SBL).worst()).isEqualTo(SBL);
        assertThat(listing(PBL).worst()).isEqualTo(PBL);
    }

    @Test
    void severityComesFirst() {
        ListedCode minor = code("127.0.0.2", "spam", "spam", Severity.MINOR);

        assertThat(listing(minor, PBL).worst()).isEqualTo(PBL);
        assertThat(listing(minor, PBL).severity()).isEqualTo(Severity.CRITICAL);
    }

    private static Listing listing(ListedCode... codes) {
        return new Listing(List.of(codes), Optional.empty());
    }

    private static ListedCode code(String value, String name, String category, Severity severity) {
        return new ListedCode(value, name, category, severity, Scope.IP);
    }
}
