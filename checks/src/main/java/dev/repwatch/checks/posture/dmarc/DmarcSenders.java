package dev.repwatch.checks.posture.dmarc;

import java.util.List;

/**
 * The domains whose authentication is to speak for a header From.
 *
 * @param mailFrom domains of the MAIL FROM, which SPF authenticates
 * @param dkimDomains {@code d=} of signatures
 */
public record DmarcSenders(List<String> mailFrom, List<String> dkimDomains) {

    public DmarcSenders {
        mailFrom = List.copyOf(mailFrom);
        dkimDomains = List.copyOf(dkimDomains);
    }

    /** Nothing is known, so nothing is forecast. */
    public static final DmarcSenders UNKNOWN = new DmarcSenders(List.of(), List.of());
}
