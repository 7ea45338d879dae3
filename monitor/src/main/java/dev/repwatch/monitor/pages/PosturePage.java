package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.cell;
import static dev.repwatch.monitor.pages.Html.link;

import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.requirement.Requirement;
import dev.repwatch.checks.posture.requirement.RequirementResult;
import dev.repwatch.checks.posture.requirement.RequirementState;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.posture.TargetPosture;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code GET /posture} and {@code GET /p/{target}}: the DNS records of senders, and what receivers ask of them. */
final class PosturePage {

    /** Records are looked at several times a day; what is older says nothing of now. */
    private static final Duration STALE = Duration.ofHours(26);

    private static final int MOST_FINDINGS = 60;
    private static final int MOST_REQUIREMENTS = 120;
    private static final String PAGE = "posture";

    private final Site whole;
    private final Readings readings;

    PosturePage(Site whole, Readings readings) {
        this.whole = whole;
        this.readings = readings;
    }

    private record Counted(TargetPosture posture, long fail, long unknown, long warn, long pass) {

        static Counted of(TargetPosture posture) {
            return new Counted(
                    posture,
                    count(posture, PostureVerdict.FAIL),
                    count(posture, PostureVerdict.UNKNOWN),
                    count(posture, PostureVerdict.WARN),
                    count(posture, PostureVerdict.PASS) + count(posture, PostureVerdict.INFO));
        }

        private static long count(TargetPosture posture, PostureVerdict verdict) {
            return posture.checks().values().stream()
                    .mapToInt(it -> it.count(verdict))
                    .sum();
        }

        boolean well() {
            return fail + unknown + warn == 0;
        }
    }

    Reply all(Request request) {
        Reader reader = Reader.of(request);
        Set<String> seen = whole.seenBy(request.who().scope()).names();
        Optional<Collection<TargetPosture>> known = readings.posture().get();
        String words = Part.words(request);
        List<Counted> looked = known.orElse(List.of()).stream()
                .filter(it -> seen.contains(it.target().text()))
                .map(Counted::of)
                .toList();
        List<Counted> found = looked.stream()
                .filter(it -> words.isEmpty() || it.posture().target().text().contains(words))
                .sorted(Comparator.comparingLong((Counted it) -> -it.fail())
                        .thenComparingLong(it -> -it.unknown())
                        .thenComparingLong(it -> -it.warn())
                        .thenComparing(it -> it.posture().target().text()))
                .toList();
        Part<Counted> part = Part.of(request, found);
        String title = reader.say("posture.title");
        return reader.page()
                .of(
                        title,
                        "<h1>" + Html.text(title) + "</h1>"
                                + coverage(reader, known.isPresent(), looked, seen.size())
                                + Part.search(reader, request, PAGE, reader.say("column.target"))
                                + part.said(reader)
                                + Html.table(
                                        reader.say("posture.senders"),
                                        reader.say("posture.none"),
                                        List.of(
                                                reader.say("column.target"),
                                                reader.say("posture.fail"),
                                                reader.say("posture.unknown"),
                                                reader.say("posture.warn"),
                                                reader.say("posture.pass"),
                                                reader.say("column.looked")),
                                        part.rows().stream()
                                                .map(it -> row(reader, it))
                                                .toList())
                                + part.ways(reader, PAGE));
    }

    private String coverage(Reader reader, boolean on, List<Counted> looked, int targets) {
        long fresh = looked.stream().filter(it -> !stale(it.posture())).count();
        long well =
                looked.stream().filter(it -> !stale(it.posture()) && it.well()).count();
        return Html.paragraph(
                on && fresh == targets ? "" : "stale",
                on
                        ? reader.say("posture.coverage", "fresh", fresh, "targets", targets, "well", well)
                        : reader.say("posture.off"));
    }

    private boolean stale(TargetPosture posture) {
        return posture.at().isBefore(readings.clock().instant().minus(STALE));
    }

    private Html.Row row(Reader reader, Counted it) {
        String target = it.posture().target().text();
        return new Html.Row(
                stale(it.posture()) ? "stale" : it.fail() > 0 ? "major" : "",
                List.of(
                        link(target, reader.way("p", target)),
                        cell(Long.toString(it.fail())),
                        cell(Long.toString(it.unknown())),
                        cell(Long.toString(it.warn())),
                        cell(Long.toString(it.pass())),
                        cell(looked(reader, it.posture()))));
    }

    private String looked(Reader reader, TargetPosture posture) {
        String ago = reader.ago(posture.at(), readings.clock().instant());
        return stale(posture) ? reader.say("round.stale", "ago", ago) : ago;
    }

    Reply one(Request request) {
        Reader reader = Reader.of(request);
        String name = request.variable("target");
        if (!whole.seenBy(request.who().scope()).shows(name)) {
            throw HttpRefusal.worded(HttpRefusal.NOT_FOUND, "target", "no such target is watched");
        }
        Optional<TargetPosture> posture = readings.posture().get().orElse(List.of()).stream()
                .filter(it -> it.target().text().equals(name))
                .findFirst();
        String title = reader.say("posture.of", "target", name);
        return reader.page()
                .of(
                        title,
                        "<h1>" + Html.text(title) + "</h1>"
                                + posture.map(it -> known(reader, it))
                                        .orElseGet(() -> Html.paragraph("stale", reader.say("posture.not_yet")))
                                + "<p>"
                                + Html.anchor(
                                        link(reader.say("incident.target", "target", name), reader.way("t", name)))
                                + "</p>");
    }

    private String known(Reader reader, TargetPosture posture) {
        boolean stale = stale(posture);
        List<PostureFinding> findings = posture.findings()
                .sorted(Comparator.comparingInt((PostureFinding it) -> order(it.verdict()))
                        .thenComparing(PostureFinding::check))
                .toList();
        return Html.paragraph(stale ? "stale" : "", reader.say("posture.looked", "ago", looked(reader, posture)))
                + Html.table(
                        reader.say("posture.findings"),
                        reader.say("posture.none"),
                        List.of(
                                reader.say("column.check"),
                                reader.say("column.about"),
                                reader.say("column.state"),
                                reader.say("column.found"),
                                reader.say("column.wanted")),
                        findings.stream()
                                .limit(MOST_FINDINGS)
                                .map(it -> finding(reader, stale, it))
                                .toList())
                + more(reader, findings.size() - MOST_FINDINGS)
                + receivers(reader, posture, stale);
    }

    private static String more(Reader reader, int more) {
        return more > 0 ? Html.paragraph("quiet", reader.say("posture.more", "n", more)) : "";
    }

    private static int order(PostureVerdict verdict) {
        return switch (verdict) {
            case FAIL -> 0;
            case UNKNOWN -> 1;
            case WARN -> 2;
            case INFO -> 3;
            case PASS -> 4;
        };
    }

    private static Html.Row finding(Reader reader, boolean stale, PostureFinding it) {
        PostureVerdict verdict = it.verdict();
        return new Html.Row(
                stale || verdict == PostureVerdict.UNKNOWN ? "stale" : verdict == PostureVerdict.FAIL ? "major" : "",
                List.of(
                        cell(reader.say("check." + it.check().label())),
                        cell(subject(it.subject())),
                        cell(reader.say("posture." + verdict.label())),
                        cell(it.codes().stream().map(code -> said(reader, code)).collect(Collectors.joining(" "))),
                        cell(it.wanted().orElse(""))));
    }

    private static String subject(PostureSubject it) {
        return it.ip()
                .filter(ip -> !ip.equals(it.name()) && it.selector().isEmpty())
                .map(ip -> it.name() + " (" + ip + ")")
                .orElseGet(it::text);
    }

    private static String said(Reader reader, PostureFinding.Code code) {
        return reader.words().language() == Language.JA ? code.japanese() : code.english();
    }

    /** What each receiver asks, what is not met first. */
    private static String receivers(Reader reader, TargetPosture posture, boolean stale) {
        List<RequirementResult> asked = posture.requirements().stream()
                .filter(it -> it.state() != RequirementState.NOT_APPLICABLE)
                .sorted(Comparator.comparingInt((RequirementResult it) -> order(it.state()))
                        .thenComparing(it -> it.requirement().receiver()))
                .toList();
        return asked.isEmpty()
                ? ""
                : Html.table(
                                reader.say("posture.receivers"),
                                "",
                                List.of(
                                        reader.say("column.receiver"),
                                        reader.say("column.demand"),
                                        reader.say("column.met"),
                                        reader.say("column.about"),
                                        reader.say("column.against")),
                                asked.stream()
                                        .limit(MOST_REQUIREMENTS)
                                        .map(it -> requirement(reader, stale, it))
                                        .toList())
                        + more(reader, asked.size() - MOST_REQUIREMENTS);
    }

    private static int order(RequirementState state) {
        return switch (state) {
            case NOT_MET -> 0;
            case UNKNOWN -> 1;
            case NOT_VISIBLE -> 2;
            case MET -> 3;
            case NOT_APPLICABLE -> 4;
        };
    }

    private static Html.Row requirement(Reader reader, boolean stale, RequirementResult it) {
        boolean tells = it.state() == RequirementState.MET || it.state() == RequirementState.NOT_MET;
        boolean must = it.requirement().level().equals("must");
        return new Html.Row(
                stale || !tells ? "stale" : it.state() == RequirementState.NOT_MET && must ? "major" : "",
                List.of(
                        cell(it.requirement().receiver()),
                        cell(demand(reader, it.requirement())),
                        cell(reader.say("met." + it.state().label())),
                        cell(it.subject()),
                        cell(String.join(", ", it.because()))));
    }

    private static String demand(Reader reader, Requirement it) {
        return Optional.of(it)
                .filter(each -> reader.words().language() == Language.JA)
                .flatMap(JapaneseDemands::of)
                .orElse(it.demand());
    }
}
