package dev.repwatch.monitor.web;

import dev.repwatch.monitor.config.section.WebSection;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Certificates and keys as PEM files. */
final class TlsCertificates {

    private static final char[] NO_PASSWORD = {};

    private final WebSection.Tls tls;
    private final RenewableContext context;

    private TlsCertificates(WebSection.Tls tls, RenewableContext context) {
        this.tls = tls;
        this.context = context;
    }

    /** @throws IOException with a sentence that names the file */
    static TlsCertificates of(WebSection.Tls tls) throws IOException {
        return new TlsCertificates(tls, new RenewableContext(read(tls)));
    }

    /**
     * Reads the files again; new connections get what is in them now.
     *
     * @throws IOException with a sentence that names the file; then all stays as it was
     */
    void renew() throws IOException {
        context.use(read(tls));
    }

    /** Why clients refuse the certificate at this time, in a sentence. */
    static Optional<String> untimely(WebSection.Tls tls, Instant now) throws IOException {
        try {
            return KeyPairCheck.untimely(tls, now);
        } catch (GeneralSecurityException e) {
            throw unusable(tls, e);
        }
    }

    private static SSLContext read(WebSection.Tls tls) throws IOException {
        try {
            KeyPairCheck.refuseStrangers(tls);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keys(tls), tls.clientCa().isPresent() ? trust(tls.clientCa().orElseThrow()) : null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unusable(tls, e);
        }
    }

    private static IOException unusable(WebSection.Tls tls, GeneralSecurityException e) {
        return new IOException(
                "[web.tls]: " + tls.cert() + " and " + tls.key() + " do not make a certificate: " + e.getMessage(), e);
    }

    /** A client certificate is asked for, and demanded by the routes: health answers without. */
    SslContextFactory.Server factory() {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(context);
        factory.setWantClientAuth(tls.clientCa().isPresent());
        factory.setSniRequired(false);
        return factory;
    }

    private static KeyManager[] keys(WebSection.Tls tls) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry("server", PemFiles.privateKey(tls.key()), NO_PASSWORD, PemFiles.chain(tls.cert()));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    static TrustManager[] trust(Path authority) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        Certificate[] certificates = PemFiles.chain(authority);
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
}
