package example.addon;

import dev.repwatch.checks.probe.ProbeContext;
import dev.repwatch.checks.probe.ProbeTarget;
import dev.repwatch.checks.probe.ProbeType;
import dev.repwatch.checks.probe.TargetProbe;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Grade;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A made-up check, as somebody else would add it: this class, one line of a catalogue, and the words beside it. */
public final class BannerProbe implements TargetProbe {

    /** What it finds of 192.0.2.10 next; it finds nothing wrong with others. */
    public static final AtomicReference<Grade> GRADE = new AtomicReference<>(Grade.PASS);

    public static final ProbeType TYPE =
            new ProbeType("banner", BannerProbe.class, Duration.ofSeconds(1), BannerProbe::new);

    private record Banner() implements Source {
        @Override
        public SourceId id() {
            return new SourceId("smtp-banner");
        }

        @Override
        public String title() {
            return "SMTP banner";
        }

        @Override
        public Set<TargetKind> kinds() {
            return Set.of(TargetKind.IPV4);
        }

        @Override
        public String operator() {
            return "self";
        }

        @Override
        public int tier() {
            return 2;
        }

        @Override
        public Duration minInterval() {
            return Duration.ZERO;
        }
    }

    private final ProbeContext context;

    private BannerProbe(ProbeContext context) {
        this.context = context;
    }

    @Override
    public Source source() {
        return new Banner();
    }

    @Override
    public Observation look(ProbeTarget target) {
        Grade grade = target.target().text().equals("192.0.2.10") ? GRADE.get() : Grade.PASS;
        String seen = grade == Grade.PASS ? "220 mx1.example.jp" : "220 localhost";
        return new Observation(
                target.target(),
                source().id(),
                new Finding.Graded(grade, seen, "220 and the name of the host"),
                List.of(seen),
                Duration.ZERO,
                "banner",
                context.clock().instant());
    }
}
