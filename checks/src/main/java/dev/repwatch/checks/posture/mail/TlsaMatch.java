package dev.repwatch.checks.posture.mail;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Whether a certificate is one that a TLSA record means (RFC 6698 section 2.1, RFC 7671 section 5, RFC 7672 section 3). */
final class TlsaMatch {

    private static final int WHOLE_CERTIFICATE = 0;
    private static final int AUTHORITY = 2;
    private static final int DNS_NAME = 2;

    /** How a record and a chain go together. */
    enum Fit {
        YES,
        NO,
        /** The authority that the record holds is not among what the server sent, so that its word is not at hand. */
        UNTOLD
    }

    private TlsaMatch() {}

    /**
     * @param names that the certificate of an authority's server may be for: the exchanger, and the domain whose mail it takes
     * @param record one that is usable for mail
     */
    static Fit of(TlsaRecord record, List<X509Certificate> chain, List<String> names, Instant now) {
        if (record.usage() != AUTHORITY) {
            // RFC 7672 section 3.1.1: neither names nor dates count when the key itself is named
            return means(record, chain.get(0)) ? Fit.YES : Fit.NO;
        }
        for (int at = 0; at < chain.size(); at++) {
            if (means(record, chain.get(at))) {
                return leadsTo(at, chain, now) && isFor(chain.get(0), names) ? Fit.YES : Fit.NO;
            }
        }
        return record.matching() == 0 ? Fit.UNTOLD : Fit.NO;
    }

    /** The record that means this very key, as RFC 7671 section 5.1 wants it. */
    static String published(X509Certificate certificate) {
        return "3 1 1 " + hex(digest("SHA-256", certificate.getPublicKey().getEncoded()));
    }

    private static boolean means(TlsaRecord record, X509Certificate certificate) {
        try {
            byte[] what = record.selector() == WHOLE_CERTIFICATE
                    ? certificate.getEncoded()
                    : certificate.getPublicKey().getEncoded();
            String shown = switch (record.matching()) {
                case 0 -> hex(what);
                case 1 -> hex(digest("SHA-256", what));
                default -> hex(digest("SHA-512", what));
            };
            return shown.equalsIgnoreCase(record.data());
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    /** RFC 7672 section 3.1.2: each is signed by the next up to the authority, and none is out of date. */
    private static boolean leadsTo(int authority, List<X509Certificate> chain, Instant now) {
        try {
            for (int at = 0; at <= authority; at++) {
                chain.get(at).checkValidity(Date.from(now));
                if (at < authority) {
                    chain.get(at).verify(chain.get(at + 1).getPublicKey());
                }
            }
            return true;
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }

    private static boolean isFor(X509Certificate certificate, List<String> names) {
        try {
            return certificate.getSubjectAlternativeNames() != null
                    && certificate.getSubjectAlternativeNames().stream()
                            .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
                            .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                            .anyMatch(pattern -> names.stream().anyMatch(name -> covers(pattern, name)));
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    /** RFC 6125 section 6.4.3: a wildcard stands for exactly one label. */
    private static boolean covers(String pattern, String name) {
        String low = name.toLowerCase(Locale.ROOT);
        int dot = low.indexOf('.');
        return pattern.equals(low) || (dot > 0 && pattern.equals("*" + low.substring(dot)));
    }

    private static byte[] digest(String algorithm, byte[] octets) {
        try {
            return MessageDigest.getInstance(algorithm).digest(octets);
        } catch (NoSuchAlgorithmException impossible) {
            throw new LinkageError("every JDK has " + algorithm, impossible);
        }
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
