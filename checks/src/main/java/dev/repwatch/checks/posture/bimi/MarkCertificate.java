package dev.repwatch.checks.posture.bimi;

import dev.repwatch.checks.posture.DnsName;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mark certificate (VMC or CMC, draft-fetch-validation-vmc-wchuang), as far as its own text tells: for whom it is, for what, and
 * until when. Who issued it is not looked at, for Java knows none of the few roots.
 *
 * @param faults why no receiver shows a logo for it, in a few words
 * @param ends when it ends; empty when it cannot be read
 */
public record MarkCertificate(List<String> faults, Optional<Instant> ends) {

    private static final String LOGOTYPE = "1.3.6.1.5.5.7.1.12";
    private static final String FOR_MARKS = "1.3.6.1.5.5.7.3.31";
    private static final int DNS_NAME = 2;

    public MarkCertificate {
        faults = List.copyOf(faults);
    }

    /**
     * Reads any text.
     *
     * @param pem the certificate, with those of its issuers behind it
     * @param domain whose logo it is
     * @param organisation that the domain belongs to
     */
    public static MarkCertificate read(String pem, String domain, String organisation, Instant now) {
        try {
            return of(
                    (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8))),
                    List.of(domain, organisation),
                    now);
        } catch (CertificateException | RuntimeException unreadable) {
            return new MarkCertificate(List.of("it cannot be read"), Optional.empty());
        }
    }

    private static MarkCertificate of(X509Certificate it, List<String> domains, Instant now)
            throws CertificateException {
        List<String> faults = new ArrayList<>();
        Instant ends = it.getNotAfter().toInstant();
        if (now.isAfter(ends)) {
            faults.add("it ended on " + ends.toString().substring(0, 10));
        }
        if (now.isBefore(it.getNotBefore().toInstant())) {
            faults.add("it is not valid yet");
        }
        if (it.getExtendedKeyUsage() == null || !it.getExtendedKeyUsage().contains(FOR_MARKS)) {
            faults.add("it is not one for marks");
        }
        if (it.getExtensionValue(LOGOTYPE) == null) {
            faults.add("no logo is in it");
        }
        if (names(it).stream().noneMatch(name -> isFor(name, domains))) {
            faults.add("it is not for this domain");
        }
        return new MarkCertificate(faults, Optional.of(ends));
    }

    /** The domain, or the place of its record ({@code default._bimi.example.jp}). */
    private static boolean isFor(String name, List<String> domains) {
        String domain = name.replaceFirst("^.*\\._bimi\\.", "");
        return domains.stream().anyMatch(it -> it.equalsIgnoreCase(domain));
    }

    private static List<String> names(X509Certificate it) throws CertificateException {
        List<String> names = new ArrayList<>();
        if (it.getSubjectAlternativeNames() != null) {
            it.getSubjectAlternativeNames().stream()
                    .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
                    .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                    .filter(name -> DnsName.of(name).isPresent())
                    .forEach(names::add);
        }
        return names;
    }
}
