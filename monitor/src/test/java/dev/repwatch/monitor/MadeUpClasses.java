package dev.repwatch.monitor;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.SimpleJavaFileObject;

/**
 * A made-up channel {@code ntfy} and a made-up feed {@code madescore}, with one class more for each rule of
 * {@link ArchitectureTest}, which breaks it. They are compiled by the test alone.
 */
final class MadeUpClasses {

    private static final String MADESCORE = "dev.repwatch.checks.feeds.madescore.MadescoreSettings settings;";
    private static final String NTFY = "dev.repwatch.alerts.ntfy.NtfySettings settings;";
    private static final String DAEMON = "dev.repwatch.monitor.daemon.Daemon daemon;";

    private static final Map<String, Source> BY_RULE = new TreeMap<>();

    static {
        feed("checksKnowNeitherAlertsNorMonitor", "MadescoreAlert", "dev.repwatch.alerts.Alert alert;");
        channel("alertsKnowNeitherChecksNorMonitor", "NtfyTarget", "dev.repwatch.checks.reputation.Target target;");
        rule("theVocabularyIsJdkOnly", "dev.repwatch.checks.reputation", "Madescore", "org.xbill.DNS.Name name;");
        feed("onlyTheDnsPackageSpeaksDnsjava", "MadescoreName", "org.xbill.DNS.Name name;");
        channel("onlyTheSchedulePackageSpeaksQuartz", "NtfyJob", "org.quartz.Job job;");
        channel("onlyTheStoreSpeaksJdbi", "NtfyTable", "org.jdbi.v3.core.Jdbi jdbi;");
        channel("onlyTheStoreSpeaksJdbc", "NtfyConnection", "java.sql.Connection connection;");
        feed("onlyMetricsSpeaksPrometheus", "MadescoreCount", "io.prometheus.client.Counter counter;");
        channel("onlyTheWebPackageSpeaksJetty", "NtfyServer", "org.eclipse.jetty.server.Server server;");
        channel("onlySlackSpeaksSlack", "NtfySlack", "com.slack.api.Slack slack;");
        channel("channelsDoNotSeeEachOther", "NtfyTeams", "dev.repwatch.alerts.teams.TeamsSettings other;");
        feed("feedsDoNotSeeEachOther", "MadescoreSes", "dev.repwatch.checks.feeds.ses.SesSettings other;");
        feed("nobodyReadsTheClock", "MadescoreClock", "java.time.Instant now = java.time.Instant.now();");
        channel("namesSpeakOfTheDomain", "NtfyManager", "");
        channel("typesAreThings", "NtfyTelling", "");
        rule("noPackageCyclesInChecks", "dev.repwatch.checks.dns", "MadescoreLookup", MADESCORE);
        rule("noPackageCyclesInAlerts", "dev.repwatch.alerts.text", "NtfyText", NTFY);
        rule(
                "noPackageCyclesInTheStore",
                "dev.repwatch.monitor.store",
                "NtfyRows",
                "dev.repwatch.monitor.store.outbox.MessageState state;");
        rule("noPackageCyclesInMonitor", "dev.repwatch.monitor.config", "NtfyShortcut", DAEMON);
    }

    private MadeUpClasses() {}

    /** The names of the classes that break a rule; empty when there is none. */
    static List<String> breaking(String rule) {
        return BY_RULE.containsKey(rule) ? List.of(BY_RULE.get(rule).simpleName()) : List.of();
    }

    static List<Source> all() {
        List<Source> sources = new java.util.ArrayList<>(BY_RULE.values());
        sources.add(new Source("dev.repwatch.alerts.ntfy", "NtfySettings", "dev.repwatch.alerts.text.Clean clean;"));
        sources.add(new Source(
                "dev.repwatch.checks.feeds.madescore",
                "MadescoreSettings",
                "dev.repwatch.checks.dns.RecordType type;"));
        return sources;
    }

    private static void feed(String rule, String name, String body) {
        rule(rule, "dev.repwatch.checks.feeds.madescore", name, body);
    }

    private static void channel(String rule, String name, String body) {
        rule(rule, "dev.repwatch.alerts.ntfy", name, body);
    }

    private static void rule(String rule, String folder, String name, String body) {
        BY_RULE.put(rule, new Source(folder, name, body));
    }

    /** A public class of one member. */
    static final class Source extends SimpleJavaFileObject {

        private final String folder;
        private final String simpleName;
        private final String body;

        Source(String folder, String simpleName, String body) {
            super(URI.create("string:///" + folder.replace('.', '/') + "/" + simpleName + ".java"), Kind.SOURCE);
            this.folder = folder;
            this.simpleName = simpleName;
            this.body = body;
        }

        String simpleName() {
            return simpleName;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return "package " + folder + ";\npublic class " + simpleName + " { " + body + " }\n";
        }
    }
}
