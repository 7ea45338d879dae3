package dev.repwatch.monitor.cli;

import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.section.WebSection;
import dev.repwatch.monitor.daemon.DaemonEnvironment;
import dev.repwatch.monitor.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code repwatch demo}: everything, offline, in one process. */
@Command(
        name = "demo",
        description = "Shows a listing travel, offline: found, confirmed, told, reminded, requested, cleared.")
final class DemoCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--once", description = "End after the story; 0 when every step was seen.")
    private boolean once;

    @Option(
            names = "--port",
            defaultValue = "" + WebSection.PORT,
            description = "Where /metrics is (default: ${DEFAULT-VALUE}; 0 for any free one).")
    private int port;

    @Override
    public Integer call() throws Exception {
        ConfigReader reader = new ConfigReader(System.getenv(), Sections.ALL);
        Demo demo = new Demo(
                DaemonEnvironment.ofSystem(Version.current()),
                reader,
                spec.commandLine().getOut());
        Shutdown.tidies(demo::end);
        return demo.play(once ? 0 : port, once) ? ExitCode.CLEAN : ExitCode.LISTED;
    }
}
