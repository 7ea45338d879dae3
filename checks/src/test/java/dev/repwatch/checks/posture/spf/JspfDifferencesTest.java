package dev.repwatch.checks.posture.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Generated records, judged by our evaluator and by jSPF: they agree, or a line here says why not. */
class JspfDifferencesTest {

    private static final int RECORDS = 1_500;
    private static final List<String> SENDERS = List.of("192.0.2.7", "198.51.100.9", "2001:db8::7");

    /** One generated case, and what both made of it. */
    private record Both(String record, String sender, SpfVerdict ours, String theirs) {

        @Override
        public String toString() {
            return record + " for " + sender + ": " + ours.result().label() + " by "
                    + ours.term().orElse("-") + ", jSPF " + theirs;
        }

        boolean agree() {
            return ours.result().label().equals(theirs);
        }
    }

    /** Every kind of difference that is known, with whose mistake it is. The first that fits explains. */
    private static final Map<String, BiPredicate<Both, String>> EXPLAINED = explained();

    private static Map<String, BiPredicate<Both, String>> explained() {
        Map<String, BiPredicate<Both, String>> all = new LinkedHashMap<>();
        all.put(
                "RFC 7208 section 4.6.4: more than two empty look-ups end it; jSPF does not count them",
                (both, theirs) -> both.ours().result() == SpfResult.PERMERROR
                        && both.ours().voids() > 2);
        all.put(
                "RFC 7208 section 4.6.4: more than ten names behind one mx end it; jSPF takes the first ten",
                (both, theirs) -> both.ours().result() == SpfResult.PERMERROR
                        && both.record().contains("mx:many.test"));
        all.put(
                "RFC 7208 section 5.7: no answer to exists is temperror; jSPF swallows it",
                (both, theirs) -> both.ours().result() == SpfResult.TEMPERROR
                        && both.record().contains("exists:"));
        all.put(
                "RFC 7208 section 5.5: the names of ptr are compared without letter case; jSPF compares the letters",
                (both, theirs) -> both.record().contains("ptr"));
        return all;
    }

    @Test
    void everyDifferenceIsExplained() {
        World world = world();
        SplittableRandom random = new SplittableRandom(7208);
        List<Both> unexplained = new ArrayList<>();
        Map<String, Integer> kinds = new LinkedHashMap<>();
        int agreed = 0;
        for (int i = 0; i < RECORDS; i++) {
            String record = record(random);
            World each = world.copy().text("example.test", record);
            SecondOpinion second = new SecondOpinion(each);
            for (String sender : SENDERS) {
                Both both = both(record, sender, each, second);
                if (both.agree()) {
                    agreed++;
                } else {
                    why(both).ifPresentOrElse(it -> kinds.merge(it, 1, Integer::sum), () -> unexplained.add(both));
                }
            }
        }
        assertThat(unexplained).as("differences that no line explains").isEmpty();
        assertThat(kinds.keySet())
                .as("lines that explain nothing")
                .containsExactlyInAnyOrderElementsOf(EXPLAINED.keySet());
        assertThat(agreed).isGreaterThan(RECORDS * SENDERS.size() * 3 / 4);
    }

    private static Both both(String record, String sender, World world, SecondOpinion second) {
        SpfVerdict ours = SpfEvaluator.evaluate(
                SpfSender.of(AddressRange.address(sender).orElseThrow(), "someone@example.test", "mta.example.test"),
                world);
        return new Both(record, sender, ours, second.of(sender, "someone@example.test", "mta.example.test"));
    }

    private static Optional<String> why(Both both) {
        return EXPLAINED.entrySet().stream()
                .filter(line -> line.getValue().test(both, both.theirs()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static final List<String> TERMS = List.of(
            "ip4:192.0.2.7",
            "ip4:192.0.2.0/24",
            "ip4:198.51.100.0/29",
            "ip4:198.51.100.8/29",
            "ip6:2001:db8::/32",
            "ip6:2001:db8::7",
            "a",
            "a:mail.test",
            "a:mail.test/28",
            "a:mail.test//64",
            "a:nothing.test",
            "a:void.test",
            "a:gone.test",
            "mx",
            "mx:mail.test",
            "mx:many.test",
            "include:good.test",
            "include:bad.test",
            "include:loop.test",
            "include:nothing.test",
            "include:broken.test",
            "include:silent.test",
            "exists:%{ir}.list.test",
            "exists:%{d}.list.test",
            "exists:silent.test",
            "ptr",
            "ptr:mail.test",
            "redirect=good.test",
            "redirect=nothing.test",
            "exp=why.test",
            "unknown=x",
            "ip4:192.0.2.300",
            "ip4:192.0.2.0/33",
            "include:",
            "mechanism:x",
            "all:x");
    private static final List<String> QUALIFIERS = List.of("", "", "", "+", "-", "~", "?");
    private static final List<String> ENDS = List.of(" -all", " ~all", " ?all", " all", "", " -ALL");

    private static String record(SplittableRandom random) {
        StringBuilder record = new StringBuilder("v=spf1");
        int terms = random.nextInt(6);
        for (int i = 0; i < terms; i++) {
            String term = TERMS.get(random.nextInt(TERMS.size()));
            record.append(' ')
                    .append(term.contains("=") ? "" : QUALIFIERS.get(random.nextInt(QUALIFIERS.size())))
                    .append(term);
        }
        return record.append(ENDS.get(random.nextInt(ENDS.size()))).toString();
    }

    private static World world() {
        World world = new World()
                .add("example.test", RecordType.A, "192.0.2.8")
                .add("mail.test", RecordType.A, "192.0.2.7", "198.51.100.1")
                .add("mail.test", RecordType.AAAA, "2001:db8::7")
                .add("mail.test", RecordType.MX, "10 mail.test")
                .add("example.test", RecordType.MX, "10 mail.test", "20 backup.test")
                .add("backup.test", RecordType.A, "198.51.100.9")
                .exists("void.test")
                .text("good.test", "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all")
                .text("bad.test", "v=spf1 ip4:203.0.113.1 -all")
                .text("loop.test", "v=spf1 include:loop.test -all")
                .text("broken.test", "v=spf1 ip4:nonsense -all")
                .text("why.test", "go away, %{i}")
                .silent("silent.test", RecordType.TXT)
                .silent("silent.test", RecordType.A)
                .add("7.2.0.192.list.test", RecordType.A, "127.0.0.2")
                .add("7.2.0.192.in-addr.arpa", RecordType.PTR, "Mail.Test")
                .add("9.100.51.198.in-addr.arpa", RecordType.PTR, "backup.test");
        for (int i = 0; i < 12; i++) {
            world.add("many.test", RecordType.MX, "10 m" + i + ".many.test")
                    .add("m" + i + ".many.test", RecordType.A, "203.0.113." + i);
        }
        return world;
    }
}
