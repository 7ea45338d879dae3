package dev.repwatch.monitor.traffic;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.traffic.egress.LearnedSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once in the log of the daemon which addresses are not from a mail log, and when that is over. Not for several threads. */
final class SourceNews {

    private static final Logger LOG = LoggerFactory.getLogger(SourceNews.class);

    private Set<LearnedSource> said = Set.of();

    void tell(List<LearnedSource> now) {
        Set<LearnedSource> all = new HashSet<>(now);
        now.stream().filter(each -> !said.contains(each)).forEach(SourceNews::begins);
        said.stream()
                .filter(each -> !all.contains(each))
                .forEach(each -> LOG.info(
                        "mail of {} counts for {} no more: replies name another, or none for 30 days, or"
                                + " the targets are others",
                        ident(each),
                        each.address()));
        said = all;
    }

    private static void begins(LearnedSource it) {
        if (!it.target()) {
            LOG.warn(
                    "mail of {} counts for {}, which replies name and which is none of the targets: a relay or NAT in"
                            + " between?",
                    ident(it),
                    it.address());
        } else if (it.told()) {
            LOG.info("mail of {} counts for {}, which replies name", ident(it), it.address());
        } else {
            LOG.info("mail of {} counts for {}, which is assumed: it is the only target", ident(it), it.address());
        }
    }

    private static String ident(LearnedSource it) {
        return it.ident().isEmpty() ? "lines without an ident" : Clean.line(it.ident(), Clean.TEXT);
    }
}
