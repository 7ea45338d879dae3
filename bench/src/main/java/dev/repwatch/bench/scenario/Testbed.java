package dev.repwatch.bench.scenario;

import dev.repwatch.bench.clients.QuerySource;
import dev.repwatch.bench.clients.Client;
import dev.repwatch.bench.clients.Clients;
import dev.repwatch.bench.clients.ProductionProcess;
import dev.repwatch.bench.clients.SweepProcess;
import dev.repwatch.bench.field.ConfigFile;
import dev.repwatch.bench.field.Field;
import dev.repwatch.bench.field.ZoneFiles;
import dev.repwatch.bench.servers.BadServer;
import dev.repwatch.bench.servers.FaultProfile;
import dev.repwatch.bench.servers.Rbldnsd;
import dev.repwatch.bench.servers.ResponderProcess;
import dev.repwatch.bench.servers.Server;
import java.io.IOException;
import java.nio.file.Path;

/** A field with a server that knows it, and clients made for it. */
final class Testbed implements AutoCloseable {

    /** Some eight seconds of it: less never compiles it, and one time-out would be half of a round. */
    private static final int SAMPLE = 300_000;

    private final Field field;
    private final Path directory;
    private final Server server;
    private final ZoneFiles zones;

    private Testbed(Field field, Path directory, Server server, ZoneFiles zones) {
        this.field = field;
        this.directory = directory;
        this.server = server;
        this.zones = zones;
    }

    /** In front of rbldnsd. */
    static Testbed rbldnsd(Field field, Path directory) throws IOException {
        ZoneFiles zones = new ZoneFiles(field, directory);
        return new Testbed(field, directory, Rbldnsd.start(directory, zones.write()), zones);
    }

    /** In front of a server with bad habits. */
    static Testbed bad(Field field, Path directory, FaultProfile faultProfile) throws IOException {
        return new Testbed(field, directory, BadServer.start(field, faultProfile), new ZoneFiles(field, directory));
    }

    Client engine(int window) throws IOException {
        return Clients.engine(asked(field.pairs(), window));
    }

    /** It takes fewer questions, for it is several times slower: its rounds are still the longest. */
    Client dnsjava(int window) throws IOException {
        return Clients.dnsjava(asked(Math.min(SAMPLE, field.pairs()), window));
    }

    Client dnsperf(int window, int sockets) throws IOException {
        return Clients.dnsperf(zones.questions(), server.port(), window, sockets);
    }

    /** The check without what the daemon remembers. */
    Client sweep(int window) throws IOException {
        Field lists = new Field(1, field.lists(), field.v6(), field.seed());
        Path config = new ConfigFile(lists, server.address(), window, ConfigFile.UNLIMITED, 0)
                .write(directory.resolve("sweep"));
        return Clients.sweep(new SweepProcess.Task(config.toString(), asked(field.pairs(), window)));
    }

    Client production(int window) throws IOException {
        return production(window, ConfigFile.UNLIMITED, 0);
    }

    /** @param silent the first so many lists do not answer */
    Client production(int window, double perSecond, int silent) throws IOException {
        return Clients.production(daemon(window, perSecond, silent), Clients.daemonOptions());
    }

    /** A daemon that watches the field. */
    ProductionProcess.Task daemon(int window, double perSecond, int silent) throws IOException {
        Path config = new ConfigFile(field, server.address(), window, perSecond, 0).write(directory.resolve("daemon"));
        return new ProductionProcess.Task(config.toString(), field, silent);
    }

    /** What the server saw, if it is one with bad habits. */
    ResponderProcess.Seen seen() throws IOException {
        if (server instanceof BadServer bad) {
            return bad.seen();
        }
        throw new IllegalStateException("rbldnsd counts nothing here");
    }

    private QuerySource asked(long questions, int window) {
        return new QuerySource(field, questions, server.port(), window, ConfigFile.TIMEOUT_MILLIS, ConfigFile.RETRIES);
    }

    @Override
    public void close() {
        server.close();
    }
}
