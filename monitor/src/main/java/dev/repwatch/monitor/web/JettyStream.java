package dev.repwatch.monitor.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes pieces one after the other as fast as the client reads, and gives up on one that does not. No thread waits. */
final class JettyStream implements Callback {

    private static final int MOST_WAITING = 1 << 20;

    private final Response response;
    private final Callback end;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private long octets;
    private boolean writing;
    private boolean over;
    private Optional<AutoCloseable> source = Optional.empty();

    JettyStream(Response response, Callback end) {
        this.response = response;
        this.end = end;
    }

    /** Ended when the client goes. */
    void from(AutoCloseable begun) {
        boolean late;
        synchronized (this) {
            source = Optional.of(begun);
            late = over;
        }
        if (late) {
            closeSource();
        }
    }

    /** False when nobody reads any more. */
    boolean write(String text) {
        byte[] piece = text.getBytes(StandardCharsets.UTF_8);
        boolean tooSlow;
        synchronized (this) {
            if (over) {
                return false;
            }
            tooSlow = octets + piece.length > MOST_WAITING;
            if (!tooSlow) {
                waiting.add(piece);
                octets += piece.length;
            }
        }
        if (tooSlow) {
            failed(new IllegalStateException("does not read"));
            return false;
        }
        next();
        return true;
    }

    private void next() {
        Optional<byte[]> piece;
        synchronized (this) {
            if (writing || over) {
                return;
            }
            piece = Optional.ofNullable(waiting.poll());
            writing = piece.isPresent();
            octets -= piece.map(it -> it.length).orElse(0);
        }
        piece.ifPresent(it -> response.write(false, ByteBuffer.wrap(it), this));
    }

    @Override
    public void succeeded() {
        synchronized (this) {
            writing = false;
        }
        next();
    }

    @Override
    public void failed(Throwable failure) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            waiting.clear();
        }
        closeSource();
        end.failed(failure);
    }

    private void closeSource() {
        Optional<AutoCloseable> begun;
        synchronized (this) {
            begun = source;
            source = Optional.empty();
        }
        try {
            if (begun.isPresent()) {
                begun.get().close();
            }
        } catch (Exception ignored) {
            throw new IllegalStateException("a stream that cannot be ended", ignored);
        }
    }
}
