package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dnsbl.ListsUnderTest.outcome;
import static dev.repwatch.checks.dnsbl.Targets.domain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Observation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of registrable domains answer "not listed" for every host below a listed one. */
class AskedNameTest {

    private final ListsUnderTest lists = new ListsUnderTest();

    @BeforeEach
    void serve() {
        lists.server
                .zone("uri.test")
                .testPoints("127.0.0.2")
                .list("bad.example", "", "127.0.0.2")
                .list("bad.co.jp", "", "127.0.0.2")
                .list("www.hosted.example", "", "127.0.0.2");
    }

    @AfterEach
    void close() {
        lists.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HOST,        mta1.bad.example,     not_listed",
        "HOST,        bad.example,          listed",
        "HOST,        www.hosted.example,   listed",
        "REGISTRABLE, mta1.bad.example,     listed",
        "REGISTRABLE, a.b.bad.example,      listed",
        "REGISTRABLE, mta1.bad.co.jp,       listed",
        "REGISTRABLE, bad.example,          listed",
        "REGISTRABLE, good.co.jp,           not_listed",
        "REGISTRABLE, www.hosted.example,   not_listed",
        "REGISTRABLE, co.jp,                not_listed",
        "BOTH,        mta1.bad.example,     listed",
        "BOTH,        bad.example,          listed",
        "BOTH,        www.hosted.example,   listed",
        "BOTH,        mail.hosted.example,  not_listed",
    })
    void isTheOneTheListWants(AskedName asks, String target, String expected) {
        Observation seen =
                lists.sweep(ListFixture.at("uri.test").domains().asks(asks).active(), domain(target));

        assertThat(outcome(seen.finding())).isEqualTo(expected);
    }

    @Test
    void theSecondNameIsAskedOnlyWhereThereIsOne() {
        ActiveList both =
                ListFixture.at("uri.test").domains().asks(AskedName.BOTH).active();

        lists.sweep(lists.check(both), domain("mta1.good.example"), domain("good.example"));

        assertThat(lists.server.asked("mta1.good.example.uri.test")).isEqualTo(1);
        assertThat(lists.server.asked("good.example.uri.test")).isEqualTo(2);
    }

    @Test
    void anUnknownSecondNameIsNoAllClear() {
        lists.server.zone("uri.test").misbehave("good.example", BrokenLists.rcode("SERVFAIL"));
        ActiveList both =
                ListFixture.at("uri.test").domains().asks(AskedName.BOTH).active();

        assertThat(outcome(lists.sweep(both, domain("mta1.good.example")).finding()))
                .isEqualTo("server_failed");
    }

    @Test
    void registrableIsOneLabelBelowThePublicSuffix() {
        RegistrableDomains registrable = new RegistrableDomains();
        assertThat(registrable.of(new DomainTarget("a.b.example.co.jp"))).isEqualTo("example.co.jp");
        assertThat(registrable.of(new DomainTarget("mail.example.test"))).isEqualTo("example.test");
        assertThat(registrable.of(new DomainTarget("co.jp"))).isEqualTo("co.jp");
    }
}
