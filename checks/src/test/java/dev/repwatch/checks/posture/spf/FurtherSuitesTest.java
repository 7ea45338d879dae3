package dev.repwatch.checks.posture.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.Reverse;
import dev.repwatch.checks.posture.Shared;
import dev.repwatch.checks.posture.World;
import dev.repwatch.checks.reputation.Cause;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The SPF cases of another implementation (stalwartlabs/mail-auth): include table, limits, macros. */
@Tag("shared")
class FurtherSuitesTest {

    private static final List<String> FILES = List.of(
            "a", "all", "basic", "examples", "exists", "exp", "include", "ip", "macro", "mx", "ptr", "redirect");

    /** What its driver fails temporarily. */
    private static final String TROUBLE = "_dns_error";

    /** Where that implementation reads the RFC otherwise. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "all: All test test.org", "a syntax error anywhere is a permanent error (RFC 7208 section 4.6)",
            "basic: DNS Lookup Limits ok.test.org", "three empty look-ups, where two are allowed (4.6.4)",
            "basic: DNS Lookup Limits mx.test.org 10.0.0.8", "more than ten exchangers are a permanent error (4.6.4)",
            "exists: Exists ip6.test.org", "exists asks for A whatever the sender's family is (5.7)",
            "macro: Macro expansion 2 mx.example.org 2001:db8::cb01", "the same",
            "ip: IPv6 match test.org 10.1.2.3", "ip6 never compares with an IPv4 address (5.6)");

    private record Case(String name, World world, Shared.Row test) {}

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return FILES.stream()
                .flatMap(file -> cases(file).stream())
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> run(each)));
    }

    private static void run(Case each) {
        String[] expected = each.test().get("expect").split(" ", 2);
        SpfVerdict verdict = verdict(each);
        String place = each.name() + " " + each.test().get("domain");
        if (OTHERWISE.containsKey(place)
                || OTHERWISE.containsKey(place + " " + each.test().get("ip"))) {
            assertThat(verdict.result().label())
                    .as("%s %s", each.test(), verdict)
                    .isNotEqualTo(expected[0]);
            return;
        }
        assertThat(verdict.result().label()).as("%s %s", each.test(), verdict).isEqualTo(expected[0]);
        if (expected.length == 2) {
            assertThat(verdict.explanation()).contains(expected[1]);
        }
    }

    /** The HELO name first, as that driver does: what it refuses is refused. */
    private static SpfVerdict verdict(Case each) {
        InetAddress ip = AddressRange.address(each.test().get("ip")).orElseThrow();
        String helo = each.test().get("domain");
        Answers answers = question -> question.name().startsWith(TROUBLE)
                ? new DnsAnswer.Failed(Cause.SERVER_FAILED, "SERVFAIL", "world")
                : each.world().to(question);
        SpfVerdict ofHelo = SpfEvaluator.evaluate(SpfSender.of(ip, "", helo), answers);
        String sender = each.test().get("sender");
        return sender.isEmpty() || (ofHelo.result() == SpfResult.FAIL && !sender.endsWith("@" + helo))
                ? ofHelo
                : SpfEvaluator.evaluate(SpfSender.of(ip, sender, helo), answers);
    }

    /** The format repeats keys and is not always indented, so it is read line by line. */
    private static List<Case> cases(String file) {
        List<Case> cases = new ArrayList<>();
        String name = file;
        World world = new World();
        Map<String, String> test = new HashMap<>();
        for (String line : Shared.text("spf/mail-auth/" + file + ".yml").lines().toList()) {
            String plain = line.strip();
            int colon = plain.indexOf(':');
            if (plain.startsWith("#") || plain.equals("---") || colon < 0) {
                continue;
            }
            String key = plain.substring(0, colon).replace("- ", "").strip();
            String value = plain.substring(colon + 1).strip();
            switch (key) {
                case "name" -> name = file + ": " + value;
                case "records" -> world = new World();
                case "domain", "sender", "ip" -> test.put(key, value);
                case "expect" -> {
                    test.put(key, value);
                    cases.add(new Case(name, world.copy(), new Shared.Row(Map.copyOf(test))));
                }
                case "tests" -> test.clear();
                default -> record(world, key, value);
            }
        }
        return cases;
    }

    private static void record(World world, String type, String value) {
        String owner = value.split(" ", 2)[0];
        String data = value.contains(" ") ? value.substring(owner.length() + 1).strip() : "";
        switch (type) {
            case "spf", "exp" -> world.untext(owner).text(owner, data);
            case "a" -> world.add(owner, RecordType.A, data.split("[, ]+"));
            case "aaaa" -> world.add(owner, RecordType.AAAA, data.split("[, ]+"));
            case "mx" -> exchangers(world, owner, data.split("[, ]+"));
            case "ptr" ->
                world.add(Reverse.name(AddressRange.address(owner).orElseThrow()), RecordType.PTR, data.split("[, ]+"));
            default -> throw new IllegalStateException(type);
        }
    }

    /** The format names addresses where DNS names hosts. */
    private static void exchangers(World world, String owner, String... addresses) {
        for (int each = 0; each < addresses.length; each++) {
            String host = "mx" + each + "." + owner;
            world.add(owner, RecordType.MX, "10 " + host);
            world.add(host, addresses[each].contains(":") ? RecordType.AAAA : RecordType.A, addresses[each]);
        }
    }
}
