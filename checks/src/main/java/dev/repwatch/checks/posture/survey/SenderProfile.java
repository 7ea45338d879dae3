package dev.repwatch.checks.posture.survey;

import dev.repwatch.checks.posture.dkim.DkimSelector;
import dev.repwatch.checks.posture.dmarc.DmarcSenders;
import dev.repwatch.checks.posture.spf.SpfFamilies;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of a domain that mail is sent from.
 *
 * @param domain of the header From, A-labels
 * @param mailFrom domains of the MAIL FROM; the domain itself when nobody said
 * @param keys of signatures
 * @param senders addresses that send for it
 * @param sends false when no mail is sent from it
 * @param bulk so much is sent that the rules for bulk senders count
 * @param receivers whose rules count; all when there are none
 * @param bimiSelector of the brand indicator
 */
public record SenderProfile(
        String domain,
        List<String> mailFrom,
        List<Key> keys,
        List<Sender> senders,
        boolean sends,
        boolean bulk,
        List<String> receivers,
        String bimiSelector) {

    public SenderProfile {
        mailFrom = List.copyOf(mailFrom);
        keys = List.copyOf(keys);
        senders = List.copyOf(senders);
        receivers = List.copyOf(receivers);
    }

    /** @param domain {@code d=} of the signatures */
    public record Key(String domain, DkimSelector selector) {}

    /** Domains whose SPF counts for mail from here: receivers try the MAIL FROM, and some in Japan the header From too. */
    public List<String> spfDomains() {
        Set<String> domains = new LinkedHashSet<>(mailFrom);
        domains.add(domain);
        return List.copyOf(domains);
    }

    /** The header From counts for SPF only as well, not as MAIL FROM. */
    boolean headerOnly(String spfDomain) {
        return !mailFrom.contains(spfDomain);
    }

    /** The same for at most so many of its addresses each. */
    public List<SenderProfile> parts(int most) {
        List<SenderProfile> parts = new ArrayList<>();
        for (int from = 0; from < senders.size(); from += most) {
            List<Sender> some = senders.subList(from, Math.min(senders.size(), from + most));
            parts.add(new SenderProfile(domain, mailFrom, keys, some, sends, bulk, receivers, bimiSelector));
        }
        return parts;
    }

    /** One of the addresses is an IPv6 address. */
    public boolean overIpv6() {
        return families().v6();
    }

    SpfFamilies families() {
        boolean v6 = senders.stream().anyMatch(sender -> sender.address().getAddress().length == 16);
        boolean v4 = senders.isEmpty()
                || senders.stream().anyMatch(sender -> sender.address().getAddress().length == 4);
        return new SpfFamilies(v4, v6);
    }

    DmarcSenders dmarcSenders() {
        return new DmarcSenders(
                mailFrom, keys.stream().map(Key::domain).distinct().toList());
    }

    List<DkimSelector> beside(Key key) {
        List<DkimSelector> beside = new ArrayList<>();
        keys.stream()
                .filter(other -> other.domain().equals(key.domain()) && !other.equals(key))
                .map(Key::selector)
                .forEach(beside::add);
        return beside;
    }
}
