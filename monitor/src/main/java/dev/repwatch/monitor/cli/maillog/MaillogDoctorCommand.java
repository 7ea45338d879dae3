package dev.repwatch.monitor.cli.maillog;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.maillog.AddressText;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.cli.table.OutputOption;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    private static final int MOST_NAMED = 100;
    private static final int SHOWN = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LogFilesOption logs;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    private final Map<String, Long> withoutAddress = new TreeMap<>();
    private final Map<String, Map<String, Long>> named = new TreeMap<>();
    private long known;

    @Override
    public Integer call() {
        Optional<Boolean> read = logs.read(spec, config, this::add);
        if (read.isEmpty()) {
            return ExitCode.BAD_CONFIGURATION;
        }
        boolean whole = read.get();
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.print(JsonText.pretty(Map.of("known", known, "unknown", withoutAddress)));
        } else {
            out.println("attempts whose sending address is known: " + known);
            withoutAddress.forEach((ident, count) -> out.print(advice(ident, count) + hint(ident)));
            Map<String, String> bound = logs.bound();
            if (!bound.isEmpty()) {
                out.println("What postconf tells, for [maillog] of the configuration:\n    sources = " + table(bound));
            }
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
            judged.attempt()
                    .reply()
                    .flatMap(reply -> AddressText.within(reply.text()))
                    .ifPresent(address -> named(ident, address));
        }
    }

    private void named(String ident, String address) {
        Map<String, Long> counts = named.computeIfAbsent(ident, fresh -> new TreeMap<>());
        if (counts.size() < MOST_NAMED || counts.containsKey(address)) {
            counts.merge(address, 1L, Long::sum);
        }
    }

    /** A receiver that refuses a client often says whom it saw. */
    private String hint(String ident) {
        String seen = named.getOrDefault(ident, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .map(address -> address.getKey() + " (" + address.getValue() + ")")
                .collect(Collectors.joining(", "));
        return seen.isEmpty() ? "" : "    Addresses in what receivers answered to these: " + seen + "\n";
    }

    private static String table(Map<String, String> sources) {
        return sources.entrySet().stream()
                .map(source -> "\"" + Clean.line(source.getKey(), Clean.TEXT) + "\" = \"" + source.getValue() + "\"")
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String advice(String ident, long count) {
        if (ident.isEmpty()) {
            return count + " attempts name no way out. Exim tells the address with this line in its configuration:\n"
                    + "    log_selector = +incoming_interface +outgoing_interface +deliver_time +queue_time +millisec\n"
                    + "Sendmail cannot tell it; SES does with the tag ses:outgoing-ip.\n";
        }
        String name = Clean.line(ident, Clean.TEXT);
        return count + " attempts of " + name + " do not tell it. Say --source " + name
                + "=ADDRESS when it has one address, and sources = { \"" + name
                + "\" = \"ADDRESS\" } in [maillog] to the daemon; --postconf <(postconf -P) when master.cf binds it to one"
                + " already; with several, one transport each in master.cf:\n"
                + "    out1  unix  -  -  y  -  -  smtp\n"
                + "      -o syslog_name=postfix-ADDRESS -o smtp_bind_address=ADDRESS\n";
    }
}
