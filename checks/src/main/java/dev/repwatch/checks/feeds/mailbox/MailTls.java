package dev.repwatch.checks.feeds.mailbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** TLS for the mail library, which lays it over a connection that stands, at once or after STARTTLS. */
final class MailTls extends SSLSocketFactory {

    private final Deadline deadline;
    private final SSLSocketFactory trusted;

    MailTls(Deadline deadline, SSLSocketFactory trusted) {
        this.deadline = deadline;
        this.trusted = trusted;
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        deadline.held(plain, new InetSocketAddress(plain.getInetAddress(), plain.getPort()));
        return trusted.createSocket(plain, host, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return trusted.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return trusted.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }
}
