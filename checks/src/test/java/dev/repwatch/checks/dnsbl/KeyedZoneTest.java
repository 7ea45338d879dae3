package dev.repwatch.checks.dnsbl;

import static dev.repwatch.checks.dnsbl.Targets.ip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.repwatch.checks.Secret;
import dev.repwatch.checks.dns.loopback.BadPackets;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.checks.dns.loopback.Misbehaviour;
import dev.repwatch.checks.reputation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * A planted key is looked for in everything that comes out of a check, whatever the list does. The DNS library logs names at
 * its lowest levels, so the program must never let it: that is held where the program's logging is set up.
 */
class KeyedZoneTest {

    private static final String KEY = "PlantedKey0123456789abcdef";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger library = (Logger) LoggerFactory.getLogger("org.xbill");
    private final Level before = root.getLevel();

    @BeforeEach
    void hearEverything() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        library.setLevel(Level.WARN);
    }

    @AfterEach
    void stopHearing() {
        root.setLevel(before);
        library.setLevel(null);
        root.detachAppender(log);
    }

    static Stream<Misbehaviour> behaviours() {
        String echo = "refused for key " + KEY + ", also " + KEY.toLowerCase(Locale.ROOT);
        return Stream.of(
                BrokenLists.everythingBecause(echo, "127.0.0.2"),
                BrokenLists.rcode("SERVFAIL"),
                BrokenLists.rcode("REFUSED"),
                BrokenLists.gone(),
                BrokenLists.referral(),
                BrokenLists.everything("127.255.255.250"),
                BadPackets.wrongQuestion("127.0.0.2"),
                BadPackets.wrongId("127.0.0.2", false),
                BadPackets.wrongOwner("127.0.0.2"),
                BadPackets.alias("a", "127.0.0.2"),
                BadPackets.compressionLoop(),
                BadPackets.truncated(false),
                BrokenLists.silent());
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void staysInsideWhateverTheListAnswers(Misbehaviour how) {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            LoopbackZone zone = lists.server.zone(KEY + ".dq.test").testPoints("127.0.0.2");
            zone.misbehave("192.0.2.1", how);
            zone.list("192.0.2.2", "see https://dq.test/" + KEY, "127.0.0.2");
            DnsblCheck check = lists.check(ListFixture.at("{key}.dq.test").active(KEY));

            List<String> emitted = new ArrayList<>();
            List<Observation> seen = lists.sweep(check, ip("192.0.2.1"), ip("192.0.2.2"));
            seen.forEach(observation -> emitted.add(observation.toString()));
            emitted.add(check.confirm(ip("192.0.2.1"), seen.get(0).source(), "")
                    .join()
                    .toString());
            zone.misbehave(how);
            emitted.add(lists.sweep(check, ip("192.0.2.1")).toString());
            emitted.add(check.probe(seen.get(0).source()).join().toString());
            emitted.add(check.lists().toString());
            emitted.add(lists.health.toString());
            log.list.forEach(event ->
                    emitted.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy())));

            assertThat(seen).extracting(it -> it.target().text()).contains("192.0.2.1", "192.0.2.2");
            assertThat(emitted).noneMatch(text -> text.toLowerCase(Locale.ROOT).contains(KEY.toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void isAskedUnderTheKey() {
        try (ListsUnderTest lists = new ListsUnderTest()) {
            lists.server.zone(KEY + ".dq.test").testPoints("127.0.0.2").list("192.0.2.2", "see " + KEY, "127.0.0.2");

            Observation seen = lists.sweep(ListFixture.at("{key}.dq.test").active(KEY), ip("192.0.2.2"));

            assertThat(seen.source().value()).isEqualTo("dq-test");
            assertThat(seen.toString()).contains("reason=Optional[see <key>]");
        }
    }

    @Test
    void saysWhatIsWrongWithAKeyWithoutShowingIt() {
        DnsblList list = ListFixture.at("{key}.dq.test").list();

        assertThatThrownBy(() -> ActiveList.of(list, Optional.empty()))
                .hasMessage("list dq-test needs a key, and none is configured for it");
        assertThatThrownBy(() -> ActiveList.of(list, Optional.of(new Secret("two labels.in one"))))
                .hasMessage("the key of list dq-test is no DNS label: 1 to 63 of letters, digits, '_' and '-'");
    }
}
