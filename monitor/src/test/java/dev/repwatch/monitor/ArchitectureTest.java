package dev.repwatch.monitor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** The house rules of docs/architecture.md, held by the build. */
@AnalyzeClasses(packages = "dev.repwatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule checksKnowNeitherAlertsNorMonitor = noClasses()
            .that()
            .resideInAPackage("dev.repwatch.checks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.repwatch.alerts..", "dev.repwatch.monitor..");

    @ArchTest
    static final ArchRule alertsKnowNeitherChecksNorMonitor = noClasses()
            .that()
            .resideInAPackage("dev.repwatch.alerts..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.repwatch.checks..", "dev.repwatch.monitor..");

    @ArchTest
    static final ArchRule theVocabularyIsJdkOnly = classes()
            .that()
            .resideInAPackage("dev.repwatch.checks.reputation")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.repwatch.checks.reputation", "org.jspecify..");

    @ArchTest
    static final ArchRule onlyTheDnsPackageSpeaksDnsjava =
            library("org.xbill..", "dev.repwatch.checks.dns..", "the DNS library stays behind its port");

    @ArchTest
    static final ArchRule onlyTheSchedulePackageSpeaksQuartz =
            library("org.quartz..", "dev.repwatch.monitor.schedule..", "the scheduler can be swapped");

    @ArchTest
    static final ArchRule onlyTheStoreSpeaksJdbi =
            library("org.jdbi..", "dev.repwatch.monitor.store..", "SQL has one home");

    @ArchTest
    static final ArchRule onlyTheStoreSpeaksJdbc =
            library("java.sql..", "dev.repwatch.monitor.store..", "SQL has one home");

    @ArchTest
    static final ArchRule onlyMetricsSpeaksPrometheus =
            library("io.prometheus..", "dev.repwatch.monitor.metrics..", "simpleclient is frozen and may be replaced");

    @ArchTest
    static final ArchRule onlyTheWebPackageSpeaksJetty =
            library("org.eclipse.jetty..", "dev.repwatch.monitor.web..", "the HTTP server can be swapped");

    @ArchTest
    static final ArchRule onlySlackSpeaksSlack =
            library("com.slack..", "dev.repwatch.alerts.slack..", "a channel is one folder");

    @ArchTest
    static final ArchRule channelsDoNotSeeEachOther = slices().assignedFrom(
                    Folders.configurableIn("dev.repwatch.alerts"))
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule feedsDoNotSeeEachOther = slices().assignedFrom(
                    Folders.configurableIn("dev.repwatch.checks.feeds"))
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule nobodyReadsTheClock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.repwatch.monitor.Main")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("time is injected as an InstantSource, so every rule can be tested without waiting");

    @ArchTest
    static final ArchRule namesSpeakOfTheDomain = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Processor");

    /** A gerund says what its author was thinking of; these few are words of the field, or no gerunds. */
    private static final String ING =
            ".*(?<!Listing|Setting|Wording|Binding|Scoring|Routing|Grouping|Shaping|Greeting|Finding|Warning|String)(?<=ing)";

    @ArchTest
    static final ArchRule typesAreThings = noClasses()
            .should()
            .haveNameMatching(ING)
            .because("docs/architecture.md has a glossary, and nobody searches for a gerund");

    @ArchTest
    static final ArchRule noPackageCyclesInChecks = EachPackage.in("dev.repwatch.checks");

    @ArchTest
    static final ArchRule noPackageCyclesInAlerts = EachPackage.in("dev.repwatch.alerts");

    @ArchTest
    static final ArchRule noPackageCyclesInTheStore = EachPackage.in("dev.repwatch.monitor.store");

    @ArchTest
    static final ArchRule noPackageCyclesInMonitor =
            slices().matching("dev.repwatch.monitor.(*)..").should().beFreeOfCycles();

    private static ArchRule library(String library, String home, String why) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .because(why);
    }
}
