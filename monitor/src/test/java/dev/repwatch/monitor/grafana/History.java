package dev.repwatch.monitor.grafana;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.metrics.Counters;
import dev.repwatch.monitor.metrics.Exposition;
import dev.repwatch.monitor.metrics.MetricsInput;
import dev.repwatch.monitor.telemetry.CheckOutcome;
import dev.repwatch.monitor.telemetry.DnsReply;
import dev.repwatch.monitor.telemetry.FailureReason;
import dev.repwatch.monitor.telemetry.NotificationEvent;
import dev.repwatch.monitor.telemetry.SuppressionReason;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Writes down what Prometheus would have scraped from {@link MadeUpWorld}, for {@code promtool tsdb create-blocks-from}. */
final class History {

    static final Duration LENGTH = Duration.ofHours(26);
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final String SCRAPED = "job=\"repwatch\",instance=\"127.0.0.1:9797\"";

    private final Counters counters = new Counters(Incidents.ALL.counted());
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(9);

    /** For {@code grafana/check/pictures/screenshots.sh}: writes the day up to now into the named file. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Instant.now());
    }

    static void write(Path file, Instant end) throws IOException {
        new History().writeAll(file, end);
    }

    private void writeAll(Path file, Instant end) throws IOException {
        Instant start = end.minus(LENGTH);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Instant now = start; !now.isAfter(end); now = now.plus(STEP)) {
                MadeUpWorld world = new MadeUpWorld(start, now);
                work(world);
                scrape(world, now, out);
            }
            out.write("# EOF\n");
        }
    }

    private void work(MadeUpWorld world) {
        double hour = Duration.between(world.start(), world.now()).toMinutes() / 60.0;
        if (world.now().equals(world.start())) {
            counters.configReloaded(true, world.now());
        }
        for (DnsblList list : world.lists()) {
            check(list, hour);
        }
        counters.roundFinished(Duration.ofSeconds(150 + random.nextInt(40)));
        if (Math.abs(hour - 14) < 0.01) {
            counters.configReloaded(true, world.now());
        }
        messages(world, hour);
    }

    private void check(DnsblList list, double hour) {
        boolean refused = list.id().value().equals("proud-bl") && hour > 16;
        for (int i = 0; i < 6; i++) {
            int dice = random.nextInt(100);
            CheckOutcome outcome = refused
                    ? CheckOutcome.BLOCKED
                    : dice < 88
                            ? CheckOutcome.CLEAN
                            : dice < 95 ? CheckOutcome.LISTED : dice < 98 ? CheckOutcome.TIMEOUT : CheckOutcome.INVALID;
            long millis = outcome == CheckOutcome.TIMEOUT ? 5200 : 8 + random.nextInt(90);
            counters.checkFinished(list.id(), outcome);
            counters.listAnswered(list.id(), Duration.ofMillis(millis));
            counters.dnsQuery(
                    random.nextInt(4) == 0 ? "198.51.100.53:53" : "127.0.0.1:53",
                    outcome == CheckOutcome.CLEAN
                            ? DnsReply.NXDOMAIN
                            : outcome == CheckOutcome.TIMEOUT ? DnsReply.TIMEOUT : DnsReply.NOERROR);
        }
    }

    private void messages(MadeUpWorld world, double hour) {
        if (random.nextInt(12) == 0) {
            counters.incidentOpened("listing", Severity.MAJOR);
            counters.notification("ops", "slack", NotificationEvent.FIRED);
            counters.notificationDelivered("ops", "slack", Duration.ofMillis(150 + random.nextInt(400)), world.now());
            counters.notification("mail", "email", NotificationEvent.FIRED);
            counters.notificationDelivered("mail", "email", Duration.ofMillis(700), world.now());
        }
        if (random.nextInt(16) == 0) {
            counters.incidentResolved(
                    "listing", Severity.MAJOR, Optional.of(Duration.ofMinutes(60 + random.nextInt(900))));
            counters.notification("ops", "slack", NotificationEvent.RESOLVED);
            counters.notificationSuppressed("mail", SuppressionReason.GROUPED);
        }
        boolean down = 20 <= hour && hour < 21.5;
        if (down || world.now().isAfter(world.start().plus(LENGTH).minusSeconds(900))) {
            counters.notificationFailed(down ? "ops" : "mail", down ? "slack" : "email", FailureReason.SERVER);
        }
    }

    private void scrape(MetricsInput world, Instant now, BufferedWriter out) throws IOException {
        Exposition.Page page = Exposition.of(world, counters).render("", "", List.of());
        String suffix = " " + now.getEpochSecond() + "\n";
        for (Iterator<String> lines = page.text().lines().iterator(); lines.hasNext(); ) {
            String line = lines.next();
            if (!line.startsWith("#")) {
                out.write(relabelled(line) + suffix);
            }
        }
        out.write("up{" + SCRAPED + "} 1" + suffix);
    }

    private static String relabelled(String line) {
        int brace = line.indexOf('{');
        int space = line.lastIndexOf(' ');
        if (brace < 0) {
            return line.substring(0, space) + "{" + SCRAPED + "}" + line.substring(space);
        }
        return line.substring(0, brace + 1) + SCRAPED + "," + line.substring(brace + 1);
    }
}
