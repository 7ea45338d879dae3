package dev.repwatch.monitor.config;

import dev.repwatch.monitor.config.bind.Problem;
import java.util.List;
import java.util.function.Function;

/** What reading the configuration came to. */
public sealed interface ConfigOutcome {

    /**
     * @param warnings worth saying, nothing to stop for
     * @param brokenFiles the first problem of each target file and inventory whose last good content stays in force
     */
    record Read(Settings settings, List<Problem> warnings, List<Problem> brokenFiles) implements ConfigOutcome {
        public Read {
            warnings = List.copyOf(warnings);
            brokenFiles = List.copyOf(brokenFiles);
        }
    }

    /** @param problems all of them, in the order of the files; at least one */
    record Refused(List<Problem> problems) implements ConfigOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    default <T> T match(Function<Read, T> read, Function<Refused, T> refused) {
        return this instanceof Read it ? read.apply(it) : refused.apply((Refused) this);
    }
}
