package dev.repwatch.checks.feeds.mailbox;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Plain connections for the mail library; it asks for unconnected ones only. */
final class MailSockets extends SocketFactory {

    private final Deadline deadline;

    MailSockets(Deadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public Socket createSocket() {
        return deadline.socket();
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
