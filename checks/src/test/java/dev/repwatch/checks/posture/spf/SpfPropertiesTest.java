package dev.repwatch.checks.posture.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.TxtRecord;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.World;
import dev.repwatch.checks.posture.bimi.Logo;
import dev.repwatch.checks.posture.dkim.DkimKeyParser;
import dev.repwatch.checks.posture.dmarc.DmarcCheck;
import dev.repwatch.checks.posture.dmarc.DmarcRecord;
import dev.repwatch.checks.posture.dmarc.DmarcSenders;
import dev.repwatch.checks.posture.dmarc.TreeWalk;
import dev.repwatch.checks.posture.mail.StsPolicy;
import dev.repwatch.checks.reputation.Cause;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What must hold for every record, however odd, and every subset of answers. */
class SpfPropertiesTest {

    private static final long SEED = 20_261_130L;
    private static final InetAddress IP = AddressRange.address("192.0.2.10").orElseThrow();
    private static final List<String> TERMS = List.of(
            "a",
            "a:h1.d.test",
            "a:gone.d.test/28",
            "mx",
            "mx:none.test",
            "include:i.test",
            "include:j.test",
            "exists:%{i}.x.test",
            "exists:e.test",
            "ip4:192.0.2.0/28",
            "ip4:198.51.100.1",
            "ip6:2001:db8::/32",
            "ptr",
            "-ip4:192.0.2.10",
            "?include:i.test",
            "~mx",
            "-a:h2.d.test");
    private static final List<String> ENDS = List.of("-all", "~all", "?all", "redirect=i.test", "redirect=%{d}", "");

    private final Random random = new Random(SEED);

    @Test
    void readingNeverThrowsWhateverTheOctets() {
        String pool = "v=spf1DMARCDKIM; a:mx/%{ilr-}=~?+.\\\"\t\u0000\u00ff\u00a0:0123456789";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder octets = new StringBuilder(round % 3 == 0 ? "v=spf1 " : round % 3 == 1 ? "v=DMARC1;" : "");
            for (int length = random.nextInt(80); length > 0; length--) {
                octets.append(
                        random.nextBoolean() ? pool.charAt(random.nextInt(pool.length())) : (char) random.nextInt(256));
            }
            String text = octets.toString();
            assertThatCode(() -> {
                        SpfParser.parse(text);
                        DkimKeyParser.parse(text);
                        DmarcRecord.of(text).ifPresent(DmarcRecord::reportUris);
                        StsPolicy.read(text);
                        Logo.read(text);
                        SpfEvaluator.evaluate(
                                SpfSender.of(IP, "x@d.test", text), new World().text("d.test", "v=spf1 " + text));
                    })
                    .as("%s", text)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void withheldAnswersMakeAResultUnknownAndNeverAnother() {
        for (int round = 0; round < 2_000; round++) {
            World world = world();
            SpfSender sender = SpfSender.of(IP, "x@d.test", "h1.d.test");
            SpfVerdict whole = SpfEvaluator.evaluate(sender, world);
            List<DnsQuestion> asked = new ArrayList<>(new HashSet<>(world.asked()));
            Set<DnsQuestion> withheld = new HashSet<>();
            asked.stream().filter(question -> random.nextBoolean()).forEach(withheld::add);
            SpfVerdict partly = SpfEvaluator.evaluate(sender, without(world, withheld));
            if (partly.cause().isEmpty()) {
                assertThat(partly.result())
                        .as("%s without %s", world.asked(), withheld)
                        .isEqualTo(whole.result());
            }
        }
    }

    @Test
    void withheldAnswersNeverMakeAWrongFailureOrPassOfARecord() {
        for (int round = 0; round < 1_000; round++) {
            World world = world();
            PostureFinding whole = record(world);
            Set<DnsQuestion> withheld = new HashSet<>();
            new HashSet<>(world.asked())
                    .stream()
                            .filter(question -> question.type() != RecordType.SPF && random.nextInt(4) == 0)
                            .forEach(withheld::add);
            PostureFinding partly = record(without(world, withheld));
            if (partly.verdict() == PostureVerdict.FAIL) {
                assertThat(whole.verdict()).as("%s without %s", whole, withheld).isEqualTo(PostureVerdict.FAIL);
            }
            if (partly.verdict() == PostureVerdict.PASS) {
                assertThat(whole.verdict()).as("%s without %s", whole, withheld).isEqualTo(PostureVerdict.PASS);
            }
        }
    }

    @Test
    void withheldAnswersNeverMakeAWrongFailureOrPassOfDmarc() {
        List<String> records = List.of(
                "v=DMARC1; p=reject; rua=mailto:r@out.test",
                "v=DMARC1; p=none",
                "v=DMARC1; p=quarantine; np=none; sp=reject",
                "v=DMARC1; p=bad",
                "v=spf1 -all",
                "v=DMARC1; p=reject; psd=y",
                "v=DMARC1; p=reject; psd=n");
        for (int round = 0; round < 1_000; round++) {
            World world = new World().exists("a.b.d.test");
            for (String name : List.of("a.b.d.test", "b.d.test", "d.test", "test")) {
                if (random.nextBoolean()) {
                    world.text("_dmarc." + name, records.get(random.nextInt(records.size())));
                }
            }
            DmarcSenders senders = new DmarcSenders(List.of("d.test"), List.of());
            PostureFinding whole = DmarcCheck.judge("a.b.d.test", senders, world);
            Set<DnsQuestion> withheld = new HashSet<>();
            new HashSet<>(world.asked())
                    .stream().filter(question -> random.nextInt(4) == 0).forEach(withheld::add);
            PostureFinding partly = DmarcCheck.judge("a.b.d.test", senders, without(world, withheld));
            if (partly.verdict() == PostureVerdict.FAIL || partly.verdict() == PostureVerdict.PASS) {
                assertThat(whole.verdict())
                        .as("%s without %s: %s", whole, withheld, partly)
                        .isEqualTo(partly.verdict());
            }
        }
    }

    @Test
    void cuttingARecordIntoStringsAnywhereChangesNothing() {
        String policy = "v=spf1 ip4:192.0.2.0/28 include:i.test -all";
        for (int cut = 0; cut <= policy.length(); cut++) {
            World world = new World()
                    .text("d.test", new TxtRecord(policy, List.of(cut, policy.length() - cut)))
                    .text("i.test", "v=spf1 -all");
            assertThat(SpfEvaluator.evaluate(SpfSender.of(IP, "x@d.test", "h.test"), world)
                            .result())
                    .isEqualTo(SpfResult.PASS);
        }
    }

    @Test
    void anAddressPermittedInFrontOfAllNeverTurnsAPassIntoAnother() {
        for (int round = 0; round < 2_000; round++) {
            World world = world();
            SpfSender sender = SpfSender.of(IP, "x@d.test", "h1.d.test");
            if (SpfEvaluator.evaluate(sender, world).result() != SpfResult.PASS) {
                continue;
            }
            String policy = ((DnsAnswer.Records) world.to(new DnsQuestion("d.test", RecordType.TXT)))
                    .texts()
                    .get(0)
                    .octets();
            String more = policy.replaceFirst("( [-~?]all| redirect=.*)?$", " ip4:203.0.113.9$1");
            World changed = world.copy().untext("d.test").text("d.test", more);
            assertThat(SpfEvaluator.evaluate(sender, changed).result()).as(more).isEqualTo(SpfResult.PASS);
        }
    }

    @Test
    void theWalkAsksAtMostEightQuestions() {
        for (int labels = 1; labels <= 60; labels++) {
            String domain = String.join(".", java.util.Collections.nCopies(labels, "x"));
            World world = new World();
            TreeWalk.from(domain, world);
            assertThat(world.asked()).hasSizeLessThanOrEqualTo(8).doesNotHaveDuplicates();
        }
    }

    @Test
    void aTreeOfIncludesTenWideIsNotFollowedToItsEnd() {
        World world = new World();
        StringBuilder wide = new StringBuilder("v=spf1");
        for (int branch = 0; branch < 10; branch++) {
            wide.append(" include:b").append(branch).append(".%{d}");
        }
        Answers endless = question -> question.type() == RecordType.TXT
                ? world.copy().text(question.name(), wide.toString()).to(question)
                : world.to(question);
        Set<DnsQuestion> asked = new HashSet<>();
        Answers counted = question -> {
            asked.add(question);
            return endless.to(question);
        };
        SpfRecordCheck.judge("d.test", SpfFamilies.V4, Optional.empty(), counted);
        SpfVerdict verdict = SpfEvaluator.evaluate(SpfSender.of(IP, "x@d.test", "h.test"), counted);
        assertThat(verdict.result()).isEqualTo(SpfResult.PERMERROR);
        assertThat(asked).hasSizeLessThan(60);
    }

    private static PostureFinding record(Answers answers) {
        return SpfRecordCheck.judge("d.test", SpfFamilies.V4, Optional.empty(), answers);
    }

    private static Answers without(World world, Set<DnsQuestion> withheld) {
        return question -> withheld.contains(question)
                ? new DnsAnswer.Failed(Cause.TIMED_OUT, "withheld", "")
                : world.to(question);
    }

    private World world() {
        return new World()
                .text("d.test", policy())
                .text("i.test", policy())
                .text("j.test", "v=spf1 " + TERMS.get(random.nextInt(TERMS.size())) + " -all")
                .add("d.test", RecordType.A, "192.0.2.10")
                .add("d.test", RecordType.MX, "10 h1.d.test", "20 gone.d.test")
                .add("h1.d.test", RecordType.A, "192.0.2." + random.nextInt(20))
                .add("h2.d.test", RecordType.A, "192.0.2.10")
                .add("e.test", RecordType.A, "127.0.0.2")
                .add("10.2.0.192.in-addr.arpa", RecordType.PTR, "h2.d.test");
    }

    private String policy() {
        StringBuilder policy = new StringBuilder("v=spf1");
        for (int count = random.nextInt(5); count > 0; count--) {
            policy.append(' ').append(TERMS.get(random.nextInt(TERMS.size())));
        }
        String end = ENDS.get(random.nextInt(ENDS.size()));
        return end.isEmpty() ? policy.toString() : policy + " " + end;
    }
}
