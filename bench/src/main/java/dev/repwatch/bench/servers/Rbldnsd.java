package dev.repwatch.bench.servers;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server that most lists run, from Debian's package {@code rbldnsd}. */
public final class Rbldnsd implements Server {

    private static final String PROGRAM = "/usr/sbin/rbldnsd";

    private final Process process;
    private final int port;

    private Rbldnsd(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Serves the data sets of a directory. */
    public static Rbldnsd start(Path directory, List<String> dataSets) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of(PROGRAM, "-n", "-q", "-u", "nobody", "-w", directory.toString(), "-b", "127.0.0.1/" + port));
        command.addAll(dataSets);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Rbldnsd server = new Rbldnsd(process, port);
        StartupWait.await(port);
        return server;
    }

    static int freePort() throws IOException {
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
