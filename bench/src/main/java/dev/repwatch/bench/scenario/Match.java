package dev.repwatch.bench.scenario;

import dev.repwatch.bench.clients.Client;
import dev.repwatch.bench.clients.Clients;
import dev.repwatch.bench.clients.Round;
import dev.repwatch.bench.report.Heap;
import dev.repwatch.bench.report.Report;
import dev.repwatch.bench.report.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Plays clients against each other, turn by turn, so that a slow minute of the machine hits all alike. */
final class Match {

    /** The compiler of a virtual machine, which shares two cores with everybody, is at work for about so long. */
    private static final long WARM_NANOS = TimeUnit.SECONDS.toNanos(12);

    private final Report report;
    private final int rounds;
    private final List<Player> players = new ArrayList<>();

    /** One client, and what it has played so far. */
    private record Player(String scenario, Client client, List<Round> played, List<String> said) {

        void play() throws IOException, InterruptedException {
            played.add(client.play());
            client.said().ifPresent(said::add);
        }

        boolean yardstickOf(String other) {
            return scenario.equals(other) && client.name().equals(Clients.DNSPERF);
        }
    }

    Match(Report report, int rounds) {
        this.report = report;
        this.rounds = rounds;
    }

    /** Clients of different scenarios take turns with each other as those of one do. */
    Match with(String scenario, Client... clients) {
        for (Client client : clients) {
            players.add(new Player(scenario, client, new ArrayList<>(), new ArrayList<>()));
        }
        return this;
    }

    /**
     * For each client at least one round that does not count, for virtual machines to warm up, then the turns that do. Closes the
     * clients.
     *
     * @return what came of it, in the order in which the clients were added
     */
    List<Result> play() throws IOException, InterruptedException {
        List<Heap> heaps = new ArrayList<>();
        try {
            for (Player player : players) {
                warm(player.client());
            }
            for (int turn = 0; turn < rounds; turn++) {
                for (Player player : players) {
                    player.play();
                }
            }
            for (Player player : players) {
                heaps.add(new Heap(player.client().busyHeap(), player.client().keptHeap()));
            }
        } finally {
            players.forEach(player -> player.client().close());
        }
        List<Result> results = new ArrayList<>();
        for (int number = 0; number < players.size(); number++) {
            Player player = players.get(number);
            results.add(new Result(
                    player.scenario(),
                    player.client().name(),
                    player.played(),
                    heaps.get(number),
                    yardstick(player.scenario()),
                    player.said()));
        }
        results.forEach(report::add);
        return results;
    }

    private static void warm(Client client) throws IOException, InterruptedException {
        long end = System.nanoTime() + WARM_NANOS;
        do {
            client.play();
        } while (System.nanoTime() < end);
    }

    private Optional<List<Round>> yardstick(String scenario) {
        return players.stream()
                .filter(player -> player.yardstickOf(scenario))
                .map(Player::played)
                .findFirst();
    }
}
