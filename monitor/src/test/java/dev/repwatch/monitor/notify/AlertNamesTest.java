package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Grade;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Machines call an alert by the name of the rule that watches for the same, as docs/channels.md promises. */
class AlertNamesTest {

    private static final Pattern RULE = Pattern.compile("(?m)^ +- alert: (\\w+)");
    private static final Pattern NAME = Pattern.compile("`(Repwatch\\w+)`");

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of every happening, and of the daemon's own troubles. */
    private static Set<String> used() {
        Set<String> names = new TreeSet<>();
        GoldenWordingTest.happenings().values().forEach(event -> names.add(name(event)));
        names.add(name(IncidentEvent.opened(
                EpisodeDetail.of(GoldenWordingTest.graded(Grade.FAIL, new SourceId("maillog-blocked"))), Sample.NINE)));
        for (String subject : new String[] {
            "maillog:mail.log", "config", "storage", "resolver", "channel:ops", "message:ops:7", "else"
        }) {
            names.add(name(new DaemonTrouble(subject, "trouble", "").event(false, Sample.NINE)));
        }
        // no happening: named by the kind of the alert
        names.addAll(Set.of("RepwatchDigest", "RepwatchNotice", "RepwatchTest"));
        return names;
    }

    private static <D extends IncidentDetail> String name(IncidentEvent<D> event) {
        return Incidents.ALL.of(event).alertName().orElseThrow().apply(event.detail());
    }

    @Test
    void areThoseOfTheRulesAndOfTheDocumentation() throws IOException {
        Set<String> rules = found(RULE, Files.readString(Path.of("../grafana/prometheus/repwatch.alerts.yml")));
        String page = Files.readString(Path.of("../docs/channels.md")).replaceAll("\\s+", " ");
        String section = page.substring(page.indexOf("## Alertmanager"), page.indexOf("## PagerDuty"));
        Set<String> watched = found(NAME, section.substring(0, section.indexOf("what no rule watches for is")));
        assertThat(watched).isSubsetOf(rules);
        assertThat(used()).isEqualTo(found(NAME, section));
        assertThat(used().stream().filter(rules::contains)).containsExactlyElementsOf(watched);
    }
}
