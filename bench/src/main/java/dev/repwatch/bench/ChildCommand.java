package dev.repwatch.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.bench.clients.QuerySource;
import dev.repwatch.bench.clients.PortProcess;
import dev.repwatch.bench.clients.ProductionProcess;
import dev.repwatch.bench.clients.ResolverProcess;
import dev.repwatch.bench.clients.SweepProcess;
import dev.repwatch.bench.servers.ResponderProcess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One part of the bench in a process of its own; started by the bench, never by hand. */
@Command(name = "child", hidden = true)
final class ChildCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(index = "0")
    private String role = "";

    @Parameters(index = "1")
    private String task = "";

    @Override
    public Integer call() throws Exception {
        switch (role) {
            case "responder" -> ResponderProcess.main(JSON.readValue(task, ResponderProcess.Task.class));
            case "port" -> PortProcess.main(JSON.readValue(task, QuerySource.class));
            case "sweep" -> SweepProcess.main(JSON.readValue(task, SweepProcess.Task.class));
            case "resolver" -> ResolverProcess.main(JSON.readValue(task, QuerySource.class));
            case "production" -> ProductionProcess.main(JSON.readValue(task, ProductionProcess.Task.class));
            default -> throw new IllegalArgumentException(role);
        }
        return 0;
    }
}
