package dev.repwatch.monitor.config;

import java.util.List;

/**
 * What is said about mail that is sent from a domain.
 *
 * @param mailFrom domains of the MAIL FROM; none when it is the domain itself
 * @param keys of DKIM
 * @param sends false for a domain that no mail is sent from
 * @param bulk so much is sent that the rules of receivers for bulk senders count
 * @param receivers whose rules count, by their ids; none for all
 * @param addresses that stand beside the domain in one entry, and so send for it
 */
public record SendingProfile(
        List<String> mailFrom,
        List<SigningKey> keys,
        boolean sends,
        boolean bulk,
        List<String> receivers,
        List<String> addresses) {

    /** When nobody said anything. */
    public static final SendingProfile UNSAID =
            new SendingProfile(List.of(), List.of(), true, true, List.of(), List.of());

    public SendingProfile {
        mailFrom = List.copyOf(mailFrom);
        keys = List.copyOf(keys);
        receivers = List.copyOf(receivers);
        addresses = List.copyOf(addresses);
    }

    /** This, and where it says nothing the other. */
    public SendingProfile or(SendingProfile other) {
        return new SendingProfile(
                mailFrom.isEmpty() ? other.mailFrom : mailFrom,
                keys.isEmpty() ? other.keys : keys,
                sends && other.sends,
                bulk && other.bulk,
                receivers.isEmpty() ? other.receivers : receivers,
                addresses.isEmpty() ? other.addresses : addresses);
    }

    /**
     * A key that signs.
     *
     * @param domain {@code d=}; empty for the domain it is said about
     * @param standby not in use now, so that its key may be missing
     */
    public record SigningKey(String selector, java.util.Optional<String> domain, boolean standby) {}
}
