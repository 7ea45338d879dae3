package dev.repwatch.monitor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.cli.table.TextOrJson;
import dev.repwatch.monitor.config.ConfigFile;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.bind.Problem;
import dev.repwatch.monitor.web.WebServer;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code repwatch validate}: says everything that is wrong with the configuration, or what it comes to. */
@Command(name = "validate", description = "Checks the configuration and shows what it comes to.")
final class ValidateCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TextOrJson output = TextOrJson.table;

    @Override
    public Integer call() {
        ConfigOutcome outcome = new ConfigReader(System.getenv(), Sections.ALL).read(config.file());
        int code = outcome.match(this::read, this::refused);
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().flush();
        return code;
    }

    private int read(ConfigOutcome.Read read) {
        EffectiveConfig effective = new EffectiveConfig(read.settings());
        ConfigFile file = read.settings().file();
        List<String> objections = Stream.of(
                        effective.objections().stream(),
                        file.dns().objection().stream(),
                        WebServer.objection(file.web()).stream(),
                        WebServer.untimely(file.web(), InstantSource.system().instant()).stream())
                .flatMap(each -> each)
                .toList();
        List<String> warnings = Stream.concat(
                        lines(read.warnings()).stream(),
                        effective.warnings().stream().map(line -> config.file() + ": " + line))
                .toList();
        if (output == TextOrJson.json) {
            Map<String, Object> json = new LinkedHashMap<>(effective.json());
            json.put("valid", objections.isEmpty());
            json.put("problems", objections);
            json.put("warnings", warnings);
            print(json);
        } else {
            warnings.forEach(line -> err().println("warning: " + line));
            objections.forEach(line -> err().println(config.file() + ": " + line));
            String verdict = objections.isEmpty() ? " is valid" : " is not accepted";
            spec.commandLine().getOut().println(config.file() + verdict);
            spec.commandLine().getOut().print(effective.text());
        }
        return objections.isEmpty() ? ExitCode.CLEAN : ExitCode.BAD_CONFIGURATION;
    }

    private int refused(ConfigOutcome.Refused refused) {
        if (output == TextOrJson.json) {
            print(Map.of("valid", false, "problems", lines(refused.problems())));
        } else {
            lines(refused.problems()).forEach(err()::println);
        }
        return ExitCode.BAD_CONFIGURATION;
    }

    private void print(Map<String, Object> json) {
        try {
            spec.commandLine()
                    .getOut()
                    .println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are always JSON", e);
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private static List<String> lines(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }
}
