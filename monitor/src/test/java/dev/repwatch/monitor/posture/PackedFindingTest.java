package dev.repwatch.monitor.posture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.Seen;
import dev.repwatch.checks.reputation.Cause;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is kept as octets comes back as it was, whatever came from outside. */
class PackedFindingTest {

    private static final SharedWords WORDS = new SharedWords();

    @Property(tries = 500)
    void comesBackAsItWas(@ForAll("findings") PostureFinding finding) {
        PostureFinding back = PackedFinding.of(finding, WORDS).finding();

        assertThat(back).isEqualTo(finding);
        assertThat(List.copyOf(back.facts().keySet()))
                .isEqualTo(List.copyOf(finding.facts().keySet()));
        assertThat(back.facts().values().stream().map(Object::getClass).toList())
                .isEqualTo(
                        finding.facts().values().stream().map(Object::getClass).toList());
    }

    @Test
    void evenWithMoreWordsThanAreShared() {
        SharedWords words = new SharedWords();
        List<PostureFinding> findings = new ArrayList<>();
        List<PackedFinding> packed = new ArrayList<>();
        for (int each = 0; each < 3_000; each++) {
            PostureFinding finding = pointer("192.0.2." + each, "resolver " + each);
            findings.add(finding);
            packed.add(PackedFinding.of(finding, words));
        }

        assertThat(new PackedFindings(packed)).isEqualTo(findings);
    }

    @Test
    void anAddressTakesLittleRoom() {
        PostureFinding finding = pointer("198.51.100.17", "192.0.2.53");

        assertThat(FindingWriter.octets(finding, WORDS)).hasSizeLessThan(120);
    }

    private static PostureFinding pointer(String ip, String resolver) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("names", "mail17.example.jp");
        facts.put("confirmed", true);
        return new PostureFinding(
                PostureSubject.address(ip),
                PostureCheck.PTR,
                PostureVerdict.PASS,
                List.of(new PostureFinding.Code(
                        "ptr.ok", PostureVerdict.PASS, Map.of("name", "mail17.example.jp", "ip", ip))),
                facts,
                List.of(
                        new Seen("17.100.51.198.in-addr.arpa", "PTR", "mail17.example.jp", 86_400, resolver, false),
                        new Seen("mail17.example.jp", "A", ip, 3_600, resolver, true)),
                Optional.empty(),
                Optional.empty());
    }

    /** Half a character among them: texts are cut to a length. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "ip", "192.0.2.1", "v=spf1 -all", "\ud83d", "日本語", "\u00ff\u0000"),
                Arbitraries.strings().ofMaxLength(300));
    }

    private static Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                texts().map(it -> (Object) it),
                Arbitraries.integers().map(it -> (Object) it),
                Arbitraries.longs().map(it -> (Object) it),
                Arbitraries.bigIntegers().map(it -> (Object) it),
                Arbitraries.of(true, false, 0.5, BigInteger.ONE));
    }

    @Provide
    Arbitrary<PostureFinding> findings() {
        Arbitrary<PostureSubject> subjects = Combinators.combine(
                        texts(), texts().optional(), texts().optional(), texts().optional())
                .as(PostureSubject::new);
        Arbitrary<PostureFinding.Code> codes = Combinators.combine(
                        texts(),
                        Arbitraries.of(PostureVerdict.class),
                        Arbitraries.maps(texts(), texts()).ofMaxSize(3))
                .as(PostureFinding.Code::new);
        Arbitrary<Seen> seen = Combinators.combine(
                        texts(),
                        Arbitraries.of("A", "PTR", "TXT"),
                        texts(),
                        Arbitraries.longs(),
                        texts(),
                        Arbitraries.of(true, false))
                .as(Seen::new);
        return Combinators.combine(
                        subjects,
                        Arbitraries.of(PostureCheck.class),
                        Arbitraries.of(PostureVerdict.class),
                        codes.list().ofMaxSize(3),
                        Arbitraries.maps(texts(), values()).ofMaxSize(5),
                        seen.list().ofMaxSize(4),
                        texts().optional(),
                        Arbitraries.of(Cause.class).optional())
                .as(PostureFinding::new);
    }
}
