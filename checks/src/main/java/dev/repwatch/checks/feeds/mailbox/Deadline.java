package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.http.AddressGuard;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The end of one look at a mailbox. A server that sends a byte now and then keeps every single read in time and never
 * comes to an end: so the connections themselves are cut. Well before that no new message is begun, so that a large mailbox
 * is read a part at a time.
 */
final class Deadline implements AutoCloseable {

    private final AddressGuard guard;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> enough;
    private final CompletableFuture<Void> over;
    private volatile boolean ended;

    /** @param whole time for the look */
    Deadline(Duration whole, AddressGuard guard) {
        this.guard = guard;
        enough = CompletableFuture.runAsync(() -> {}, after(whole.dividedBy(2)));
        over = CompletableFuture.runAsync(this::end, after(whole));
    }

    private static Executor after(Duration time) {
        return CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
    }

    /** True when half of the time is gone: time to end. */
    boolean enough() {
        return enough.isDone();
    }

    /** True when the connections were cut. */
    boolean over() {
        return ended;
    }

    /** A socket that connects to allowed addresses only and ends with this. */
    Socket socket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress to, int timeout) throws IOException {
                held(this, (InetSocketAddress) to);
                super.connect(to, timeout);
            }
        };
    }

    /**
     * From now on this connection ends with this.
     *
     * @throws UnknownHostException when the address is not allowed, whatever was looked up before
     */
    void held(Socket socket, InetSocketAddress peer) throws IOException {
        if (peer.isUnresolved() || !guard.allows(peer.getAddress())) {
            throw new UnknownHostException("the address of the mail server is not allowed");
        }
        open.add(socket);
    }

    /** Says so first: who reads from a cut connection asks why at once. */
    private void end() {
        ended = true;
        cut();
    }

    private void cut() {
        open.forEach(Deadline::closed);
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // which is what was wanted
        }
    }

    @Override
    public void close() {
        enough.cancel(false);
        over.cancel(false);
        cut();
    }
}
