package dev.repwatch.monitor.cli.warmup;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.delisting.CareRoutes;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.preflight.AdviceWords;
import dev.repwatch.monitor.preflight.Assessment;
import dev.repwatch.monitor.preflight.DecisionTable;
import dev.repwatch.monitor.preflight.Evidence;
import dev.repwatch.monitor.web.ApiTrouble;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Asks the running daemon to keep tasks about what a check advised. What it says goes to standard error: the answer stands alone. */
final class CareRequest {

    private CareRequest() {}

    /** @return false when the tasks could not be opened; why is told */
    static boolean send(Evidence evidence, Language language, ConfigOption config, CommandSpec spec) {
        PrintWriter err = spec.commandLine().getErr();
        AdviceWords words = AdviceWords.in(language);
        Assessment assessment = DecisionTable.judge(evidence);
        if (assessment.cares().isEmpty()) {
            err.println(words.label("tasks.none"));
            err.flush();
            return true;
        }
        Optional<Settings> settings = config.read(spec, SecretNeed.NONE);
        return settings.isPresent() && send(assessment, language, words, settings.get(), err);
    }

    private static boolean send(
            Assessment assessment, Language language, AdviceWords words, Settings settings, PrintWriter err) {
        Map<String, Object> wish =
                Map.of("ip", assessment.ip(), "advice", assessment.cares(), "language", language.tag());
        try {
            List<CareRoutes.CareTask> tasks = DaemonQuery.record(
                            CareRoutes.CareTaskList.class,
                            DaemonQuery.answer(settings, daemon -> daemon.post(CareRoutes.PATH, wish)))
                    .tasks();
            err.println(words.label("tasks"));
            for (CareRoutes.CareTask each : tasks) {
                String kept = each.opened() ? "" : " (" + words.label("tasks.kept") + ")";
                err.println(Clean.line("- task " + each.id() + kept + ": " + each.text()));
            }
            return true;
        } catch (ApiTrouble silent) {
            err.println(silent.getMessage());
            return false;
        } finally {
            err.flush();
        }
    }
}
