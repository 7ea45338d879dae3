package dev.repwatch.checks.feeds.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.NamedDns;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever has an address gives it any name: only one that leads back is taken. */
class HostNamesTest {

    private static final HostNames NAMES = new HostNames(new NamedDns(
            Map.of(
                    "7.100.51.198.in-addr.arpa", "mail.esp.example",
                    "mail.esp.example", "198.51.100.7",
                    "8.100.51.198.in-addr.arpa", "mail.bank.example",
                    "mail.bank.example", "203.0.113.1"),
            false));

    @Test
    void aNameThatLeadsBackIsTaken() {
        assertThat(NAMES.of(List.of("198.51.100.7"))).containsExactly(Map.entry("198.51.100.7", "mail.esp.example"));
    }

    @Test
    void aBorrowedNameAndNoNameAreNone() {
        assertThat(NAMES.of(List.of("198.51.100.8", "198.51.100.9", "2001:db8::1")))
                .hasSize(3)
                .allSatisfy((address, name) -> assertThat(name).isEmpty());
    }

    @Test
    void ofWhatIsNotAnsweredNothingIsLearned() {
        assertThat(new HostNames(NamedDns.SILENT).of(List.of("198.51.100.7"))).isEmpty();
    }
}
