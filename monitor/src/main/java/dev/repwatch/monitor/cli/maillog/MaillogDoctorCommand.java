package dev.repwatch.monitor.cli.maillog;

import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.cli.table.OutputOption;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code repwatch maillog doctor FILE…}: what the log does not say, and the lines that make it say so. */
@Command(
        name = "doctor",
        description = {
            "Says which attempts do not tell their sending address, and what to write into the mail server's configuration.",
            "Exit code: 0 when all tell it, 1 when some do not."
        })
public final class MaillogDoctorCommand implements Callable<Integer> {

    private static final int MOST_IDENTS = 1000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LogFilesOption logs;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    private final Map<String, Long> withoutAddress = new TreeMap<>();
    private long known;

    @Override
    public Integer call() {
        boolean whole = logs.read(spec, this::add);
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.print(JsonText.pretty(Map.of("known", known, "unknown", withoutAddress)));
        } else {
            out.println("attempts whose sending address is known: " + known);
            withoutAddress.forEach((ident, count) -> out.print(advice(ident, count)));
        }
        out.flush();
        int answer = withoutAddress.isEmpty() ? ExitCode.CLEAN : ExitCode.LISTED;
        return whole ? answer : ExitCode.COULD_NOT_TELL;
    }

    private void add(Judged judged) {
        if (judged.meaning() == ReplyClass.LOCAL) {
            return;
        }
        String ident = judged.attempt().egress().ident();
        if (judged.attempt().egress().ip().isPresent()) {
            known++;
        } else if (withoutAddress.size() < MOST_IDENTS || withoutAddress.containsKey(ident)) {
            withoutAddress.merge(ident, 1L, Long::sum);
        }
    }

    private static String advice(String ident, long count) {
        if (ident.isEmpty()) {
            return count + " attempts name no way out. Exim tells the address with this line in its configuration:\n"
                    + "    log_selector = +incoming_interface +outgoing_interface +deliver_time +queue_time +millisec\n"
                    + "Sendmail cannot tell it; SES does with the tag ses:outgoing-ip.\n";
        }
        return count + " attempts of " + ident + " do not tell it. Say --source " + ident
                + "=ADDRESS when it has one address; with several, one transport each in master.cf:\n"
                + "    out1  unix  -  -  y  -  -  smtp\n"
                + "      -o syslog_name=postfix-ADDRESS -o smtp_bind_address=ADDRESS\n";
    }
}
