package dev.repwatch.monitor.demo;

import dev.repwatch.alerts.standin.ReceivedMail;
import dev.repwatch.alerts.standin.SlackPost;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.daemon.Daemon;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.store.desk.TaskRow;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What happens in the demo, act by act; every expectation is looked up from outside. */
final class Story {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String BLOCKLIST = "demo-blocklist";
    private static final String OLD = "192.0.2.11";
    private static final String NEW = "192.0.2.10";
    private static final String DROPPED = "192.0.2.12";

    private final Daemon daemon;
    private final DemoWorld world;
    private final OutsideView outsideView;
    private final EventWait eventWait;
    private final Narrator narrator;
    private boolean allSeen = true;

    Story(Daemon daemon, DemoWorld world, EventWait eventWait, Narrator narrator) {
        this.daemon = daemon;
        this.world = world;
        this.outsideView = new OutsideView(daemon, world);
        this.eventWait = eventWait;
        this.narrator = narrator;
    }

    /** Whether every step was seen. */
    boolean tell() throws InterruptedException {
        baseline();
        listed();
        reminded();
        refused();
        everything();
        outOfSpf();
        requested();
        cleared();
        return allSeen;
    }

    private void baseline() throws InterruptedException {
        narrator.act("The first round. " + OLD + " was already listed before repwatch came.");
        row("a row in the database says so", OLD, episode -> episode.baseline() && episode.open());
        sample("/metrics has it", "repwatch_listing_active{target=\"" + OLD + "\",list=\"" + BLOCKLIST + "\"", " 1");
        message("one digest of what was already there", text -> text.contains(OLD));
    }

    private void listed() throws InterruptedException {
        narrator.act(NEW + " gets listed on Demo Blocklist. Found over DNS, asked again, told.");
        world.list("bl.demo.test").list(NEW, "Spam seen, see <https://evil.test|here> <!channel>", "127.0.0.2");
        row("confirmed, and a row in the database", NEW, Episode::confirmed);
        sample("/metrics shows it", "repwatch_listing_active{target=\"" + NEW + "\",list=\"" + BLOCKLIST + "\"", " 1");
        task("a delisting task is open", "cause_open");
        message(
                "told what, where, why, and how to get off",
                text -> text.contains(NEW) && text.contains("is listed on Demo Blocklist"),
                mail -> mail.subject() + "\n\n" + mail.text());
    }

    private void reminded() throws InterruptedException {
        narrator.act("Nobody asks for removal. A reminder follows.");
        message("reminded", text -> text.contains(NEW) && text.contains("Still listed"));
        expect(
                "the database counts it",
                () -> taskOf(NEW)
                        .filter(task -> task.reminders() > 0)
                        .map(task -> "reminders sent: " + task.reminders()));
        expect(
                "/metrics counts it",
                () -> outsideView.sample("repwatch_notifications_total", "channel=\"slack\"", "event=\"reminder\""));
    }

    private void refused() throws InterruptedException {
        narrator.act("Demo Choosy List refuses our resolver: it answers 127.255.255.254 to everything.");
        int before = outsideView.episodes();
        world.list("choosy.demo.test").misbehave(BrokenLists.everything("127.255.255.254"));
        quarantined("demo-choosy");
        expect(
                "and nobody is called listed for it",
                () -> Optional.of(outsideView.episodes()).filter(now -> now == before));
    }

    private void everything() throws InterruptedException {
        narrator.act("Demo Second List begins to list the whole world.");
        int before = outsideView.episodes();
        world.list("second.demo.test").misbehave(BrokenLists.everything("127.0.0.2"));
        quarantined("demo-second");
        expect("no target is blamed", () -> Optional.of(outsideView.episodes()).filter(now -> now == before));
        expect(
                "one message, not one a target",
                () -> Optional.of(outsideView.slackPosts(about("Demo Second List", "demo-second")))
                        .filter(count -> count == 1));
    }

    private void outOfSpf() throws InterruptedException {
        narrator.act(
                "Somebody tidies up the SPF record of " + DemoWorld.DOMAIN + ". " + DROPPED + " is no longer in it.");
        world.spf(DemoWorld.SPF.replace(" ip4:" + DROPPED, ""));
        message(
                "told which address, what changed, what to publish, and whose rules break",
                text -> text.contains(DROPPED + " may not send for " + DemoWorld.DOMAIN),
                mail -> mail.subject() + "\n\n" + mail.text());
        sample(
                "/metrics shows it",
                "repwatch_auth_check_ok{target=\"" + DemoWorld.DOMAIN + "\",check=\"spf_ip\"",
                " 0");
        narrator.act("The record is as it was.");
        world.spf(DemoWorld.SPF);
        message("told that it is over", text -> text.contains(DemoWorld.DOMAIN + " pass SPF again"));
        sample(
                "/metrics shows it",
                "repwatch_auth_check_ok{target=\"" + DemoWorld.DOMAIN + "\",check=\"spf_ip\"",
                " 1");
    }

    private void requested() throws InterruptedException {
        narrator.act("The on-call engineer fixes the cause and asks the list for removal: repwatch delist requested.");
        outsideView
                .episode(NEW, BLOCKLIST)
                .ifPresent(episode -> narrator.say("  → "
                        + daemon.telling()
                                .acts()
                                .act(
                                        "requested",
                                        "episode-" + episode.id(),
                                        "demo",
                                        "form sent",
                                        Duration.ofHours(4))));
        task("the task waits for the list", "requested");
        sample("/metrics shows it", "repwatch_delisting_tasks{state=\"requested\"", " 1");
        message("everybody hears who asked", text -> text.contains("Removal requested by demo"));
    }

    private void cleared() throws InterruptedException {
        narrator.act("The list removes " + NEW + ". Asked twice more, then believed.");
        world.list("bl.demo.test").unlist(NEW);
        row("the episode is closed in the database", NEW, episode -> !episode.open());
        sample(
                "/metrics is back to 0",
                "repwatch_listing_active{target=\"" + NEW + "\",list=\"" + BLOCKLIST + "\"",
                " 0");
        task("the task is closed", "cleared");
        message("told that it is over", text -> text.contains(NEW) && text.contains("is off Demo Blocklist"));
    }

    private void quarantined(String list) throws InterruptedException {
        expect(
                "the list is no longer believed",
                () -> Optional.ofNullable(daemon.memory().view().lists().get(new SourceId(list)))
                        .flatMap(view -> view.quarantine())
                        .map(why -> "because " + why.detail()));
        expect("the database says why", () -> outsideView.disbelief(list));
        sample("/metrics shows it", "repwatch_list_quarantined{list=\"" + list + "\"", " 1");
        message("one message about the list", about(list, title(list)));
    }

    private static String title(String list) {
        return list.equals("demo-second") ? "Demo Second List" : "Demo Choosy List";
    }

    private static Predicate<String> about(String... words) {
        return text -> Arrays.stream(words).anyMatch(text::contains);
    }

    private void row(String what, String target, Predicate<Episode> as) throws InterruptedException {
        expect(
                what,
                () -> outsideView
                        .episode(target, BLOCKLIST)
                        .filter(as)
                        .map(episode -> "episode " + episode.id() + ", first seen " + episode.firstSeen()));
    }

    private void task(String what, String state) throws InterruptedException {
        expect(
                what,
                () -> taskOf(NEW)
                        .filter(task -> task.state().equals(state))
                        .map(task -> "task " + task.id() + ": " + task.state()));
    }

    private Optional<TaskRow> taskOf(String target) {
        return outsideView.episode(target, BLOCKLIST).flatMap(episode -> outsideView.task(episode.id()));
    }

    private void sample(String what, String beginning, String end) throws InterruptedException {
        expect(
                what,
                () -> outsideView
                        .sample(beginning)
                        .filter(line -> line.replaceFirst("\\.0$", "").endsWith(end)));
    }

    private void message(String what, Predicate<String> text) throws InterruptedException {
        message(what, text, ReceivedMail::subject);
    }

    private void message(String what, Predicate<String> text, Function<ReceivedMail, String> shown)
            throws InterruptedException {
        expect(what + " (Slack)", () -> outsideView.slack(text).map(SlackPost::text));
        expect(what + " (e-mail)", () -> outsideView.mail(text).map(shown));
    }

    private <T> void expect(String what, Supplier<Optional<T>> sight) throws InterruptedException {
        if (!eventWait.until(() -> sight.get().isPresent(), LIMIT)) {
            allSeen = false;
            narrator.missed(what);
            return;
        }
        String seen = sight.get().map(String::valueOf).orElse("");
        if (seen.contains("\n")) {
            narrator.seen(what);
            narrator.show("arrived", seen);
        } else {
            narrator.seen(what + (seen.isEmpty() ? "" : " — " + seen));
        }
    }
}
