package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.wording.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
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
        Wording wording = new Wording(Language.EN, ZoneOffset.UTC, new Sample());
        Set<String> names = new TreeSet<>();
        for (IncidentEvent event : GoldenWordingTest.happenings().values()) {
            names.add(AlertNames.of(event, wording.alert(event)));
        }
        for (String subject : new String[] {"config", "storage", "resolver", "channel:ops", "message:ops:7", "else"}) {
            IncidentEvent trouble = new IncidentEvent.DaemonTrouble(subject, "trouble", "", false, Sample.NINE);
            Alert alert = wording.alert(trouble);
            names.add(AlertNames.of(trouble, alert));
        }
        // no happening: named by the kind of the alert
        names.addAll(Set.of("RepwatchDigest", "RepwatchNotice", "RepwatchTest"));
        return names;
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
