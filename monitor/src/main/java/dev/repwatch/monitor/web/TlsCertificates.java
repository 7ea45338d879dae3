package dev.repwatch.monitor.web;

import dev.repwatch.monitor.config.bind.BoundedFile;
import dev.repwatch.monitor.config.section.WebSection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Certificates and keys as PEM files. */
final class TlsCertificates {

    private static final int MAX_FILE = 1024 * 1024;
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");
    private static final char[] NO_PASSWORD = {};

    private final SSLContext context;
    private final boolean clients;

    private TlsCertificates(SSLContext context, boolean clients) {
        this.context = context;
        this.clients = clients;
    }

    /** @throws IOException with a sentence that names the file */
    static TlsCertificates of(WebSection.Tls tls) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keys(tls), tls.clientCa().isPresent() ? trust(tls.clientCa().orElseThrow()) : null, null);
            return new TlsCertificates(context, tls.clientCa().isPresent());
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "[web.tls]: " + tls.cert() + " and " + tls.key() + " do not make a certificate: " + e.getMessage(),
                    e);
        }
    }

    /** A client certificate is asked for, and demanded by the routes: health answers without. */
    SslContextFactory.Server factory() {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(context);
        factory.setWantClientAuth(clients);
        factory.setSniRequired(false);
        return factory;
    }

    private static KeyManager[] keys(WebSection.Tls tls) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry("server", privateKey(tls.key()), NO_PASSWORD, chain(tls.cert()));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    static TrustManager[] trust(Path authority) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        Certificate[] certificates = chain(authority);
        for (int i = 0; i < certificates.length; i++) {
            store.setCertificateEntry("authority" + i, certificates[i]);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Certificate[] chain(Path file) throws IOException, GeneralSecurityException {
        byte[] pem = BoundedFile.text(file, MAX_FILE).getBytes(StandardCharsets.US_ASCII);
        Certificate[] chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem))
                .toArray(new Certificate[0]);
        if (chain.length == 0) {
            throw new IOException("[web.tls]: " + file + " holds no certificate");
        }
        return chain;
    }

    private static PrivateKey privateKey(Path file) throws IOException {
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
