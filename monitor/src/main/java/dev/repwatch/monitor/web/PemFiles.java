package dev.repwatch.monitor.web;

import dev.repwatch.monitor.config.bind.BoundedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys in PEM files. */
final class PemFiles {

    private static final int MAX_FILE = 1024 * 1024;
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    private PemFiles() {}

    /** @throws IOException with a sentence that names the file */
    static Certificate[] chain(Path file) throws IOException, GeneralSecurityException {
        byte[] pem = BoundedFile.text(file, MAX_FILE).getBytes(StandardCharsets.US_ASCII);
        Certificate[] chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem))
                .toArray(new Certificate[0]);
        if (chain.length == 0) {
            throw new IOException("[web.tls]: " + file + " holds no certificate");
        }
        return chain;
    }

    /** @throws IOException with a sentence that names the file */
    static PrivateKey privateKey(Path file) throws IOException {
        Matcher pem = KEY.matcher(BoundedFile.text(file, MAX_FILE));
        if (!pem.find()) {
            throw new IOException("[web.tls]: " + file + " holds no key in PKCS#8 form (\"BEGIN PRIVATE KEY\")");
        }
        byte[] bytes = decoded(file, pem.group(1));
        return ALGORITHMS.stream()
                .map(algorithm -> privateKey(algorithm, bytes))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IOException("[web.tls]: " + file + " holds no RSA, EC or Ed25519 key"));
    }

    private static byte[] decoded(Path file, String base64) throws IOException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IOException("[web.tls]: " + file + " holds a damaged key: " + e.getMessage(), e);
        }
    }

    private static Optional<PrivateKey> privateKey(String algorithm, byte[] bytes) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
