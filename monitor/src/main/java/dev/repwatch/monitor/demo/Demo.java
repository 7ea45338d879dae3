package dev.repwatch.monitor.demo;

import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.daemon.Daemon;
import dev.repwatch.monitor.daemon.DaemonEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Plays the story with the real daemon. */
public final class Demo {

    private final DaemonEnvironment daemonEnvironment;
    private final ConfigReader reader;
    private final Narrator narrator;
    private final EventWait eventWait;
    private final CountDownLatch over = new CountDownLatch(1);

    public Demo(DaemonEnvironment daemonEnvironment, ConfigReader reader, PrintWriter out) {
        this.daemonEnvironment = daemonEnvironment;
        this.reader = reader;
        this.narrator = new Narrator(out);
        this.eventWait = new EventWait(daemonEnvironment.nanos());
    }

    /**
     * Plays; once.
     *
     * @param port of /metrics; 0 for any free one
     * @param once return after the story instead of running until interrupted
     * @return whether every step was seen
     */
    public boolean play(int port, boolean once) throws IOException {
        Path folder = Files.createTempDirectory("repwatch-demo");
        try (DemoWorld world = new DemoWorld(folder)) {
            return play(world, world.configuration(port), once);
        } catch (InterruptedException ended) {
            return false;
        } finally {
            delete(folder);
            over.countDown();
        }
    }

    /**
     * Ends the play wherever it is, and returns when nothing of it is left, or after ten seconds. Nothing is interrupted: that
     * would close the files of the database under the daemon.
     */
    public void end() throws InterruptedException {
        eventWait.end();
        boolean unused = over.await(10, TimeUnit.SECONDS);
    }

    private boolean play(DemoWorld world, Path file, boolean once) throws IOException, InterruptedException {
        world.list("bl.demo.test").list("192.0.2.11", "Spam seen some time ago", "127.0.0.2");
        try (Daemon daemon = Daemon.start(file, reader, settings(file), daemonEnvironment)) {
            String url = "http://127.0.0.1:" + daemon.address().getPort() + "/";
            narrator.say("repwatch demo: the real daemon; its lists, Slack and mail server are on this machine only.");
            narrator.say("Configuration: " + file + "   Metrics: " + url + "metrics");
            daemon.memory().onChange(view -> eventWait.wake());
            world.slack().onPost(post -> eventWait.wake());
            world.mail().onMail(mail -> eventWait.wake());
            boolean seen = new Story(daemon, world, eventWait, narrator).tell();
            narrator.say("");
            narrator.say("The page of it all: " + url + "   Whose move is it? " + url + "diagnose");
            narrator.say(seen ? "Every step was seen." : "Not every step was seen: see the lines marked ✗.");
            if (!once) {
                narrator.say("The daemon goes on; look at " + url + ". Ctrl-C ends it.");
                eventWait.forEver();
            }
            return seen;
        }
    }

    private Settings settings(Path file) throws IOException {
        ConfigOutcome outcome = reader.read(file);
        List<String> problems = outcome.match(
                read -> List.of(),
                refused -> refused.problems().stream().map(Object::toString).toList());
        if (!(outcome instanceof ConfigOutcome.Read read)) {
            throw new IOException("the demo's configuration is refused: " + String.join("; ", problems));
        }
        return read.settings();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
