package dev.repwatch.checks.posture.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.World;
import dev.repwatch.checks.posture.dkim.DkimSelector;
import dev.repwatch.checks.posture.mail.Fetched;
import dev.repwatch.checks.posture.requirement.RequirementState;
import dev.repwatch.checks.posture.requirement.RequirementTable;
import dev.repwatch.checks.posture.requirement.Requirements;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is not answered: no check passes or fails that would not with all answers. */
class WithheldAnswersTest {

    private static final Random RANDOM = new Random(20_261_130L);
    private static final Sender SENDER =
            new Sender(AddressRange.address("192.0.2.10").orElseThrow(), "192.0.2.10", Optional.of("mx.d.test"));
    private static final SenderProfile PROFILE = new SenderProfile(
            "d.test",
            List.of("b.d.test"),
            List.of(
                    new SenderProfile.Key("d.test", DkimSelector.active("s")),
                    new SenderProfile.Key("d.test", DkimSelector.active("t"))),
            List.of(SENDER),
            true,
            true,
            List.of(),
            "default");
    private static final Fetched POLICY = new Fetched.Page(
            200, "text/plain", "version: STSv1\nmode: enforce\nmx: mx.d.test\nmax_age: 604800\n", false);
    private static final String ED25519 = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private static final String RSA =
            "v=DKIM1; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAw1DJSk2xRqTEdD4UclQ8/ymkuLlBHV5vb7ec70pUPCz4pU"
                    + "7XC0LK0pmbUHPf7UJfZOYgt6iXGsJNkUwPMYwP+xxLSQ61ckA+1gBetmIPDL+MRBcnIQZHrS9OqudYJ73vdF7oZMKp"
                    + "VKGOgYmlNPYDMPH+IKwFV0AWHW4gcmJvxLSwza/EerjIIFzSLx5lLQlNUHmq4Dw45LLdOeF0ogJJi0w0MB2FJueFBJ"
                    + "Ue97dtkbxhkifErdmBytH7m9uMonZDl0oYjUr+96eepW03k/t6k6xghg99LCGc9hUxN+orJiQm973im3X0LxTNwtxQ"
                    + "ydDMY3FmPyty2E1znIGrmwWNtQIDAQAB";

    private record Subject(PostureCheck check, PostureSubject subject) {}

    @Test
    void neverMakeADemandMetOrBroken() {
        for (int round = 0; round < 1_000; round++) {
            World world = world();
            Map<String, RequirementState> whole = states(world);
            World partly = partly(world);
            states(partly).forEach((demand, state) -> {
                if (state == RequirementState.MET || state == RequirementState.NOT_MET) {
                    assertThat(state).as("%s", demand).isEqualTo(whole.get(demand));
                }
            });
        }
    }

    @Test
    void neverMakeAWrongVerdict() {
        for (int round = 0; round < 3_000; round++) {
            World world = world();
            Map<Subject, PostureFinding> whole = findings(world);
            World partly = partly(world);
            findings(partly).forEach((subject, found) -> {
                if (found.verdict() != PostureVerdict.UNKNOWN) {
                    assertThat(Objects.requireNonNull(whole.get(subject)).verdict())
                            .as("%s%nwith all answers %s", found, whole.get(subject))
                            .isEqualTo(found.verdict());
                }
            });
        }
    }

    private static World partly(World world) {
        World partly = world.copy();
        for (DnsQuestion question : new HashSet<>(world.asked())) {
            if (RANDOM.nextInt(5) == 0) {
                partly.silent(question.name(), question.type());
            }
        }
        return partly;
    }

    private static Map<String, RequirementState> states(World world) {
        DomainFindings found =
                new DomainFindings(PROFILE, List.copyOf(findings(world).values()));
        Map<String, RequirementState> states = new LinkedHashMap<>();
        RequirementTable.of(found, Requirements.shipped())
                .forEach(it -> states.put(
                        it.requirement().receiver() + " " + it.requirement().id(), it.state()));
        return states;
    }

    private static Map<Subject, PostureFinding> findings(World world) {
        List<PostureFinding> all = new ArrayList<>(Survey.domain(PROFILE, Survey.Extras.of(POLICY), world));
        all.addAll(Survey.senders(PROFILE, world));
        all.addAll(Survey.address(SENDER, world));
        Map<Subject, PostureFinding> found = new LinkedHashMap<>();
        all.forEach(it -> found.put(new Subject(it.check(), it.subject()), it));
        return found;
    }

    private static World world() {
        World world = new World().exists("d.test");
        texts(world, "d.test", "v=spf1 ip4:192.0.2.10 -all", "v=spf1 mx a:gone.d.test -all", "v=spf1 ptr ?all", "x");
        texts(world, "b.d.test", "v=spf1 include:d.test -all", "v=spf1 a:mx.d.test exists:%{i}.e.test ~all");
        texts(
                world,
                "_dmarc.d.test",
                "v=DMARC1; p=reject; rua=mailto:r@d.test,mailto:r@out.test",
                "v=DMARC1; p=reject; sp=none; rua=mailto:r@test",
                "v=DMARC1; p=none");
        texts(world, "d.test._report._dmarc.out.test", "v=DMARC1");
        texts(world, "s._domainkey.d.test", ED25519, "v=DKIM1; p=", "junk");
        texts(world, "t._domainkey.d.test", ED25519, RSA);
        texts(world, "repwatch-asks-for-no-selector._domainkey.d.test", ED25519);
        texts(world, "_dmarc.test", "v=DMARC1; p=reject; psd=y; rua=mailto:r@test", "v=DMARC1; p=none");
        texts(world, "_mta-sts.d.test", "v=STSv1; id=1");
        texts(world, "_smtp._tls.d.test", "v=TLSRPTv1; rua=mailto:t@d.test", "v=TLSRPTv1;");
        texts(world, "default._bimi.d.test", "v=BIMI1; l=https://d.test/l.svg; a=https://d.test/l.pem");
        values(world, "d.test", RecordType.MX, "10 mx.d.test", "20 mx2.d.test", "0 .");
        values(world, "out.test", RecordType.MX, "10 mx.d.test");
        values(world, "d.test", RecordType.A, "192.0.2.1", "10.0.0.1");
        values(world, "mx.d.test", RecordType.A, "192.0.2.10", "192.0.2.11", "127.0.0.1");
        values(world, "mx2.d.test", RecordType.AAAA, "2001:db8::1");
        values(world, "_25._tcp.mx.d.test", RecordType.TLSA, "3 1 1 ab");
        values(world, "10.2.0.192.in-addr.arpa", RecordType.PTR, "mx.d.test", "localhost", "mx2.d.test");
        values(world, "d.test", RecordType.NS, "ns1.d.test", "ns2.d.test");
        return world;
    }

    private static void texts(World world, String name, String... some) {
        for (String text : some) {
            if (RANDOM.nextInt(3) == 0) {
                world.text(name, text);
            }
        }
    }

    private static void values(World world, String name, RecordType type, String... some) {
        for (String value : some) {
            if (RANDOM.nextInt(2) == 0) {
                world.add(name, type, value);
            }
        }
    }
}
