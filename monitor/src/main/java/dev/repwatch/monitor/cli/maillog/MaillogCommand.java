package dev.repwatch.monitor.cli.maillog;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code repwatch maillog}: what receivers said, from the logs of mail servers. */
@Command(
        name = "maillog",
        description = "Reads what receivers said to your mail from the logs of mail servers.",
        subcommands = {
            MaillogReadCommand.class,
            MaillogStatusCommand.class,
            MaillogShowCommand.class,
            MaillogProvidersCommand.class,
            MaillogUnclassifiedCommand.class,
            MaillogDoctorCommand.class,
            MaillogForgetCommand.class
        })
public final class MaillogCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: repwatch maillog read FILE");
    }
}
