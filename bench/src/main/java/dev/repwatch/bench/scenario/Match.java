package dev.repwatch.bench.scenario;

import dev.repwatch.bench.clients.Client;
import dev.repwatch.bench.clients.Clients;
import dev.repwatch.bench.clients.Round;
import dev.repwatch.bench.report.Heap;
import dev.repwatch.bench.report.Report;
import dev.repwatch.bench.report.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays clients against each other, turn by turn, so that a slow minute of the machine hits all alike. */
final class Match {

    private final String scenario;
    private final Report report;

    Match(String scenario, Report report) {
        this.scenario = scenario;
        this.report = report;
    }

    /**
     * One turn that does not count, for virtual machines to warm up, then those that do. Closes the clients.
     *
     * @return what came of it, by client
     */
    Map<String, Result> play(int rounds, List<Client> clients) throws IOException, InterruptedException {
        Map<String, List<Round>> played = new LinkedHashMap<>();
        Map<String, Heap> heaps = new HashMap<>();
        try {
            for (Client client : clients) {
                client.play();
            }
            for (int turn = 0; turn < rounds; turn++) {
                for (Client client : clients) {
                    played.computeIfAbsent(client.name(), name -> new ArrayList<>())
                            .add(client.play());
                }
            }
            for (Client client : clients) {
                heaps.put(client.name(), new Heap(client.busyHeap(), client.keptHeap()));
            }
        } finally {
            clients.forEach(Client::close);
        }
        Optional<List<Round>> yardstick = Optional.ofNullable(played.get(Clients.DNSPERF));
        Map<String, Result> results = new LinkedHashMap<>();
        played.forEach((client, its) -> results.put(
                client, new Result(scenario, client, its, heaps.getOrDefault(client, Heap.NONE), yardstick)));
        results.values().forEach(report::add);
        return results;
    }
}
