package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.notify.ledger.LedgerProcess;
import dev.repwatch.monitor.notify.ledger.Recaps;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Lives of one daemon, one after the other, each in a process of its own ({@link KillChild}), that tell into a ledger. */
final class Lives {

    /** About as many footsteps as an undisturbed life has. */
    private static final int STEPS = 75;
    /** About as many messages as an undisturbed life tells. */
    private static final int MESSAGES = 16;

    /** How a life ends: at a footstep, or when so many messages were taken; never, if both are 0. */
    record Death(int step, int message) {

        static final Death NONE = new Death(0, 0);

        static Death of(SplittableRandom random) {
            return random.nextBoolean()
                    ? new Death(1 + random.nextInt(STEPS), 0)
                    : new Death(0, 1 + random.nextInt(MESSAGES));
        }
    }

    private final Path directory;
    private final LedgerProcess ledger;
    private final Duration patience;
    private int life;

    /**
     * @param directory gets the database, the log and what each life says on disk
     * @param patience how long a delivery may take
     */
    Lives(Path directory, LedgerProcess ledger, Duration patience) {
        this.directory = directory;
        this.ledger = ledger;
        this.patience = patience;
    }

    /**
     * Lives until so many died.
     *
     * @return how many of them died while a receiver had a message on disk that it had not answered yet
     */
    int die(int kills, SplittableRandom random) throws Exception {
        // Slack's channel is known by its id after the first message
        liveOn();
        int died = 0;
        int onTheWire = 0;
        while (died < kills) {
            Death death = Death.of(random);
            int exit = live(death);
            assertThat(exit).as(log()).isIn(0, 137);
            if (exit == 137) {
                died++;
                onTheWire += death.message() > 0 ? 1 : 0;
            }
        }
        return onTheWire;
    }

    /** A life that nobody disturbs. */
    void liveOn() throws Exception {
        assertThat(live(Death.NONE)).as(log()).isZero();
    }

    /** The listings and delistings that the database holds: each must have been told to everybody. */
    Set<String> committed() {
        try (Database database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")))) {
            return database
                    .read(t -> t.handle()
                            .createQuery("SELECT dedupe_key FROM telling_event")
                            .mapTo(String.class)
                            .list())
                    .stream()
                    .filter(it -> it.startsWith("episode-"))
                    .collect(Collectors.toSet());
        }
    }

    /** What the database says that each recap stood for. */
    Recaps recaps() {
        try (Database database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")))) {
            return Recaps.of(database);
        }
    }

    /** What a life said to be in the database. */
    List<String> truth() throws IOException {
        return Files.readAllLines(directory.resolve("truth"));
    }

    /** How often a life ended between a receiver's answer and its own note of it. */
    long answersForgotten() throws IOException {
        Path deaths = directory.resolve("deaths");
        return Files.exists(deaths)
                ? Files.readAllLines(deaths).stream().filter("answered"::equals).count()
                : 0;
    }

    private int live(Death death) throws Exception {
        life++;
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillChild.class.getName(),
                        directory.toString(),
                        ledger.ports(),
                        Integer.toString(life),
                        Integer.toString(death.step()),
                        Long.toString(patience.toMillis()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        ledger.kill(process.pid(), death.message());
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("a life ends").isTrue();
        return process.exitValue();
    }

    private String log() throws IOException {
        Path log = directory.resolve("log");
        String text = Files.exists(log) ? Files.readString(log) : "";
        return text.substring(Math.max(0, text.length() - 2000));
    }
}
