package dev.repwatch.checks.posture.starttls;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Takes every certificate: it is looked at, nothing is entrusted to it, and TLSA records say which is right. */
final class AnyCertificate extends X509ExtendedTrustManager {

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String method, Socket socket) {
        // whatever it is
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String method, SSLEngine engine) {
        // whatever it is
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String method) {
        // whatever it is
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String method, Socket socket) {
        throw new UnsupportedOperationException("only servers are looked at");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String method, SSLEngine engine) {
        throw new UnsupportedOperationException("only servers are looked at");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String method) {
        throw new UnsupportedOperationException("only servers are looked at");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
