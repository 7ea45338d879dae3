package dev.repwatch.checks.posture.survey;

import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.address.HeloCheck;
import dev.repwatch.checks.posture.address.NetworkCheck;
import dev.repwatch.checks.posture.address.PointerCheck;
import dev.repwatch.checks.posture.bimi.BimiCheck;
import dev.repwatch.checks.posture.bimi.Logo;
import dev.repwatch.checks.posture.bimi.MarkCertificate;
import dev.repwatch.checks.posture.dkim.DkimCheck;
import dev.repwatch.checks.posture.dmarc.DmarcCheck;
import dev.repwatch.checks.posture.mail.DaneCheck;
import dev.repwatch.checks.posture.mail.Fetched;
import dev.repwatch.checks.posture.mail.MxCheck;
import dev.repwatch.checks.posture.mail.Presented;
import dev.repwatch.checks.posture.mail.StsCheck;
import dev.repwatch.checks.posture.mail.TlsReportCheck;
import dev.repwatch.checks.posture.registration.Registered;
import dev.repwatch.checks.posture.registration.RegistrationCheck;
import dev.repwatch.checks.posture.spf.SpfAddressCheck;
import dev.repwatch.checks.posture.spf.SpfProposal;
import dev.repwatch.checks.posture.spf.SpfRecordCheck;
import dev.repwatch.checks.posture.zone.NameServerCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs every check over answers. Pure: what was fetched beside the DNS comes as values. */
public final class Survey {

    private Survey() {}

    /**
     * What was fetched for a domain.
     *
     * @param policy of MTA-STS
     * @param logo empty when none was fetched
     * @param mark the certificate of the logo; empty when none was fetched
     * @param nameServers what the servers of the zone said; empty when they were not asked
     * @param certificates what its exchangers showed on port 25, by name; of those that were not connected to nothing
     * @param registered what its registry says
     * @param at when it was fetched
     */
    public record Extras(
            Fetched policy,
            Optional<Logo> logo,
            Optional<MarkCertificate> mark,
            Map<String, NameServerCheck.Word> nameServers,
            Map<String, Presented> certificates,
            Registered registered,
            Instant at) {

        public Extras {
            nameServers = Map.copyOf(nameServers);
            certificates = Map.copyOf(certificates);
        }

        /** A policy, and nothing else. */
        public static Extras of(Fetched policy) {
            return new Extras(
                    policy,
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    new Registered.Unsaid(),
                    Instant.EPOCH);
        }
    }

    /** The domain itself: every record that stands in its zone. */
    public static List<PostureFinding> domain(SenderProfile profile, Extras extras, Answers answers) {
        String domain = profile.domain();
        List<PostureFinding> found = new ArrayList<>();
        Optional<String> proposal =
                SpfProposal.of(profile.senders().stream().map(Sender::address).toList());
        for (String spfDomain : profile.spfDomains()) {
            found.add(SpfRecordCheck.judge(spfDomain, profile.families(), proposal, answers));
        }
        for (SenderProfile.Key key : profile.keys()) {
            found.add(DkimCheck.judge(key.domain(), key.selector(), profile.beside(key), answers));
        }
        found.add(DmarcCheck.judge(domain, profile.dmarcSenders(), answers));
        found.add(MxCheck.judge(domain, profile.sends(), answers));
        found.add(StsCheck.judge(domain, extras.policy(), answers));
        found.add(TlsReportCheck.judge(domain, answers));
        found.add(DaneCheck.judge(domain, extras.certificates(), extras.at(), answers));
        found.add(BimiCheck.judge(domain, profile.bimiSelector(), extras.logo(), extras.mark(), answers));
        found.add(NameServerCheck.judge(domain, extras.nameServers(), answers));
        RegistrationCheck.judge(domain, extras.registered(), extras.at()).ifPresent(found::add);
        return found;
    }

    /** Whether each address may send for the domain. */
    public static List<PostureFinding> senders(SenderProfile profile, Answers answers) {
        List<PostureFinding> found = new ArrayList<>();
        if (!profile.sends()) {
            return found;
        }
        for (String spfDomain : profile.spfDomains()) {
            List<PostureFinding> ofDomain = new ArrayList<>();
            for (Sender sender : profile.senders()) {
                ofDomain.add(SpfAddressCheck.judge(
                        spfDomain,
                        sender.address(),
                        sender.ip(),
                        sender.helo().orElse(spfDomain),
                        profile.headerOnly(spfDomain),
                        answers));
            }
            found.addAll(SpfAddressCheck.together(spfDomain, ofDomain, answers));
        }
        return found;
    }

    /** An address by itself, whoever it sends for. */
    public static List<PostureFinding> address(Sender sender, Answers answers) {
        return address(sender, Optional.empty(), answers);
    }

    /** @param provider whose network it is in, where that is known */
    public static List<PostureFinding> address(Sender sender, Optional<String> provider, Answers answers) {
        List<PostureFinding> found = new ArrayList<>();
        found.add(PointerCheck.judge(sender.address(), sender.ip(), answers));
        sender.helo().ifPresent(helo -> found.add(HeloCheck.judge(sender.address(), sender.ip(), helo, answers)));
        NetworkCheck.judge(sender.ip(), provider).ifPresent(found::add);
        return found;
    }
}
