package dev.repwatch.monitor.cli.lists;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.monitor.config.bind.DidYouMean;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Lists as they are named on the command line. */
final class ListNames {

    private ListNames() {}

    /**
     * @param name an id or a zone
     * @throws ParameterException when no list is called that; it names the nearest one
     */
    static DnsblList find(String name, Catalogue catalogue, CommandSpec spec) {
        return catalogue.all().stream()
                .filter(list -> list.id().value().equals(name))
                .findFirst()
                .or(() -> catalogue.byZone(name))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "no list is called \"" + name + "\"" + DidYouMean.hint(name, ids(catalogue))));
    }

    private static List<String> ids(Catalogue catalogue) {
        return catalogue.all().stream().map(list -> list.id().value()).toList();
    }
}
