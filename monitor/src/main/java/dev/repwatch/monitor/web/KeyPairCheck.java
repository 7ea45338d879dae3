package dev.repwatch.monitor.web;

import dev.repwatch.monitor.config.section.WebSection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** What a server with these files would only notice at every handshake. */
final class KeyPairCheck {

    private static final byte[] SAMPLE = "whose key is this".getBytes(StandardCharsets.US_ASCII);

    private KeyPairCheck() {}

    /** @throws IOException with a sentence, when the key is not that of the first certificate */
    static void refuseStrangers(WebSection.Tls tls) throws IOException, GeneralSecurityException {
        PrivateKey key = PemFiles.privateKey(tls.key());
        Certificate[] chain = PemFiles.chain(tls.cert());
        if (fits(key, chain[0].getPublicKey())) {
            return;
        }
        boolean another = Arrays.stream(chain).anyMatch(it -> fits(key, it.getPublicKey()));
        throw new IOException("[web.tls]: "
                + (another
                        ? "the certificate of the key " + tls.key() + " does not come first in " + tls.cert()
                                + "; put it there, and those that signed it behind it"
                        : "the key " + tls.key() + " does not belong to the certificate " + tls.cert()));
    }

    /** Why clients refuse the certificate at this time, in a sentence. */
    static Optional<String> untimely(WebSection.Tls tls, Instant now) throws IOException, GeneralSecurityException {
        X509Certificate certificate = (X509Certificate) PemFiles.chain(tls.cert())[0];
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.of("[web.tls]: the certificate " + tls.cert() + " expired on "
                    + certificate.getNotAfter().toInstant() + "; renew it");
        }
        return now.isBefore(certificate.getNotBefore().toInstant())
                ? Optional.of("[web.tls]: the certificate " + tls.cert() + " is not valid before "
                        + certificate.getNotBefore().toInstant())
                : Optional.empty();
    }

    private static boolean fits(PrivateKey key, PublicKey certified) {
        try {
            String algorithm = switch (key.getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> "Ed25519";
            };
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(SAMPLE);
            byte[] signature = signing.sign();
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(certified);
            verifying.update(SAMPLE);
            return verifying.verify(signature);
        } catch (GeneralSecurityException anotherKind) {
            return false;
        }
    }
}
