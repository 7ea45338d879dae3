package dev.repwatch.monitor.config;

import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.Problem;
import java.util.ArrayList;
import java.util.List;

/** What is allowed and probably not meant. */
final class Cautions {

    private Cautions() {}

    static List<Problem> of(ConfigFile file, Binding binding) {
        List<Problem> cautions = new ArrayList<>();
        if (file.targets().isEmpty() && file.targetFiles().isEmpty()) {
            cautions.add(
                    new Problem(binding.placeOf(file, "targets"), "there is nothing to watch yet; add [[targets]]"));
        }
        if (file.web().asksNobody() && !file.web().listen().loopback()) {
            cautions.add(new Problem(
                    binding.placeOf(file.web(), "listen"),
                    "listen in [web]: everybody who reaches " + file.web().listen()
                            + " may read who is watched and what is listed; set users, token or client_ca"));
        }
        return cautions;
    }
}
