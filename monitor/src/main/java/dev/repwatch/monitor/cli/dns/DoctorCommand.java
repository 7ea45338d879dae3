package dev.repwatch.monitor.cli.dns;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dnsbl.DnsblCheck;
import dev.repwatch.checks.dnsbl.doctor.DoctorFinding;
import dev.repwatch.checks.dnsbl.doctor.ResolverDoctor;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.store.DatabaseCheck;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code repwatch doctor}: whether the resolvers let lists be believed. */
@Command(
        name = "doctor",
        description = {
            "Examines the resolvers that lists are asked through, with a few questions each, and names the fix.",
            "Looks at the database too: whether it can be reached, with which rights, and how much room is left.",
            "Says too whether alerts by e-mail would leave through an address that is itself watched.",
            "Exit code: 0 when all is well, 1 when lists cannot be believed, the database cannot be used, or a mail relay"
                    + " shares the fate of a target."
        })
public final class DoctorCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Override
    public Integer call() {
        return config.read(spec, SecretNeed.KEYS_OF_LISTS).map(this::examine).orElse(ExitCode.BAD_CONFIGURATION);
    }

    /** Empty when this user cannot read the password: the resolvers are examined all the same. */
    private Optional<DatabaseCheck.Outcome> database() {
        return new ConfigReader(System.getenv(), Sections.ALL, SecretNeed.DATABASE)
                .read(config.file())
                .match(
                        read -> Optional.of(DatabaseCheck.of(
                                read.settings().file().storage().location())),
                        refused -> Optional.empty());
    }

    private int examine(Settings settings) {
        try (DnsClient dns = new DnsEngine(settings.file().dns().settings(), new SecureRandom(), System::nanoTime)) {
            DnsblCheck check = new DnsblCheck(dns, settings.zonedLists(), InstantSource.system(), new SecureRandom());
            List<DoctorFinding> findings =
                    new ResolverDoctor(dns, check, System::nanoTime, new SecureRandom()).examine();
            List<AlertRelayCheck.Risk> risks = new AlertRelayCheck(settings).risks();
            Optional<DatabaseCheck.Outcome> database = database();
            PrintWriter out = spec.commandLine().getOut();
            out.print(
                    output.json()
                            ? DoctorReport.json(dns.resolvers(), findings, risks, database)
                            : DoctorReport.text(dns.resolvers(), findings, risks, database));
            out.flush();
            boolean shared = risks.stream().anyMatch(AlertRelayCheck.Risk::serious);
            boolean unusable = database.filter(DatabaseCheck.Outcome::serious).isPresent();
            boolean serious =
                    findings.stream().anyMatch(finding -> finding.fault().serious());
            return serious || shared || unusable ? ExitCode.LISTED : ExitCode.CLEAN;
        }
    }
}
